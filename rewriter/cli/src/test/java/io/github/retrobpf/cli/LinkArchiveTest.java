package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.junit.jupiter.api.Test;

/** Archives among the inputs. */
class LinkArchiveTest extends LinkRuns {
    /** An archive of files, with their long names as BSD writes them. */
    private Path archive(String name, Path... members) throws IOException {
        Path archive = dir.resolve(name);
        try (ArArchiveOutputStream out = new ArArchiveOutputStream(Files.newOutputStream(archive))) {
            out.setLongFileMode(ArArchiveOutputStream.LONGFILE_BSD);
            for (Path member : members) {
                out.putArchiveEntry(
                        new ArArchiveEntry(String.valueOf(member.getFileName()), Files.size(member), 0, 0, 0644, 0));
                out.write(Files.readAllBytes(member));
                out.closeArchiveEntry();
            }
        }
        return archive;
    }

    @Test
    void takes_the_members_that_others_need() throws IOException {
        Path library = archive("lib.a", part("strong_bss"), part("half"));
        Run run = link(library, part("user"));

        assertThat(run.errLines()).first().asString().startsWith(output + ": linked 2 objects");
        assertThat(Linked.read(output).has("half")).isTrue();
        assertThat(Linked.read(output).has("counter")).isFalse();
        assertThat(linked("--whole-archive", library, part("user")).has("counter"))
                .isTrue();
    }

    @Test
    void takes_members_that_members_need_and_none_for_weak_declarations() throws IOException {
        Path needed = archive("chain.a", part("half"), part("user"));
        assertThat(linked(part("strong_bss"), needed).has("half")).isFalse();
        Path first = archive("first.a", part("half"), part("untyped"));
        assertThat(linked(part("user"), first).has("half")).isTrue();
    }

    @Test
    void the_result_depends_on_the_whole_archive_whatever_it_took_of_it() throws IOException {
        Path library = archive("lib.a", part("strong_bss"), part("half"));
        Path unused = archive("unused.a", part("strong_bss"));
        Path user = part("user");

        linked(library, user, unused, "-MD");

        assertThat(dir.resolve("app.d"))
                .hasContent(output + ": \\\n  " + library + " \\\n  " + user + " \\\n  " + unused + "\n");
    }

    @Test
    void a_member_is_called_by_its_archive_and_its_name() throws IOException {
        Path library = archive("lib.a", part("other_types"));
        Run run = link("--whole-archive", part("strong"), library);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("error: " + library + "(other_types.o):license+0x0: license is 'Dual MIT/GPL'");
    }

    @Test
    void archives_that_cannot_be_read_are_told() throws IOException {
        Path thin = Objects.write(dir.resolve("thin.a"), "!<thin>\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(link(part("user"), thin).errLines())
                .containsExactly(
                        "retrobpf: cannot read " + thin + ": is a thin archive, which has no objects in it: make it"
                                + " without --thin, or name its objects");

        byte[] whole = Files.readAllBytes(archive("lib.a", part("half")));
        for (int length = 9; length < whole.length; length += 37) {
            Path cut = Objects.write(dir.resolve("cut.a"), Arrays.copyOf(whole, length));
            Run run = link(part("user"), cut);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.errLines())
                    .singleElement()
                    .asString()
                    .startsWith("retrobpf: cannot read " + cut + ": is a damaged archive: ");
        }

        Path text = Objects.write(dir.resolve("notes.txt"), "no object".getBytes(StandardCharsets.US_ASCII));
        Path mixed = archive("mixed.a", text);
        assertThat(link(part("user"), mixed).err()).startsWith("retrobpf: " + mixed + "(notes.txt)+0x0: ");
        assertThat(output).doesNotExist();
    }

    @Test
    void archives_in_archives_are_told() throws IOException {
        Path outer = archive("outer.a", archive("inner.a", part("half")));
        assertThat(link(part("user"), outer).errLines())
                .containsExactly("retrobpf: cannot read " + outer
                        + "(inner.a): is an archive in an archive: put its objects there, or name it by itself");
        assertThat(output).doesNotExist();
    }

    @Test
    void archives_alone_give_nothing() throws IOException {
        Run run = link(archive("lib.a", part("half")));

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("retrobpf: nothing to link");
        assertThat(linked("--whole-archive", dir.resolve("lib.a")).has("half")).isTrue();
        assertThat(linked(
                                part("user"),
                                Objects.write(dir.resolve("empty.a"), "!<arch>\n".getBytes(StandardCharsets.US_ASCII)))
                        .has("half"))
                .isTrue();
    }
}
