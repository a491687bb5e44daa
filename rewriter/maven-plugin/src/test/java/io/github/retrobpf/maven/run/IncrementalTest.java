package io.github.retrobpf.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.cli.command.ExitStatus;
import io.github.retrobpf.cli.text.Line;
import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementalTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);
    private static final byte[] TAGGED = Fixtures.bytes("two_types.clang19.el.o");
    private static final byte[] OTHER = Fixtures.bytes("one_type.clang19.el.o");
    private static final byte[] WARNED = Fixtures.bytes("mismatched.clang19.el.o");

    @TempDir
    private Path dir;

    private Path state;
    private Path out;
    private final List<String> inputs = new ArrayList<>(List.of("a.o", "sub/b.o"));
    private final List<String> more = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    @BeforeEach
    void objects() throws IOException {
        state = dir.resolve("target/state.json");
        out = dir.resolve("target/out");
        put("a.o", TAGGED);
        put("sub/b.o", OTHER);
    }

    @Test
    void the_second_run_does_nothing() throws Exception {
        assertThat(run().changed()).containsExactly(out.resolve("a.o"), out.resolve("sub/b.o"));
        age();

        Incremental.Result second = run();

        assertThat(second.isDone()).isFalse();
        assertThat(second.changed()).isEmpty();
        assertThat(time("a.o")).isEqualTo(LONG_AGO);
        assertThat(lines).isEmpty();
    }

    @Test
    void what_changed_is_made_again_and_nothing_else_is_touched() throws Exception {
        run();
        age();
        put("sub/b.o", TAGGED);

        Incremental.Result second = run();

        assertThat(second.isDone()).isTrue();
        assertThat(second.changed()).containsExactly(out.resolve("sub/b.o"));
        assertThat(time("a.o")).isEqualTo(LONG_AGO);
        assertThat(time("sub/b.o")).isNotEqualTo(LONG_AGO);
    }

    @Test
    void times_alone_mean_nothing() throws Exception {
        run();
        Files.setLastModifiedTime(dir.resolve("in/a.o"), LONG_AGO);

        assertThat(run().isDone()).isFalse();
    }

    @Test
    void an_output_that_somebody_deleted_or_changed_is_made_again() throws Exception {
        run();
        byte[] result = Files.readAllBytes(out.resolve("a.o"));
        Files.delete(out.resolve("a.o"));
        Files.write(out.resolve("sub/b.o"), new byte[] {1});

        assertThat(run().changed()).containsExactly(out.resolve("a.o"), out.resolve("sub/b.o"));
        assertThat(out.resolve("a.o")).hasBinaryContent(result);
        assertThat(run().isDone()).isFalse();
    }

    @Test
    void another_option_is_another_request() throws Exception {
        run();
        more.add("--strategy=static");

        assertThat(run().changed()).containsExactly(out.resolve("a.o"), out.resolve("sub/b.o"));
    }

    @Test
    void the_output_of_a_removed_input_goes_and_so_does_its_directory() throws Exception {
        run();
        inputs.remove("sub/b.o");

        assertThat(run().changed()).containsExactly(out.resolve("sub/b.o"));

        assertThat(out.resolve("sub")).doesNotExist();
        assertThat(out.resolve("a.o")).exists();
        inputs.clear();
        assertThat(run().changed()).containsExactly(out.resolve("a.o"));
        assertThat(out).doesNotExist();
        assertThat(state).exists();
    }

    @Test
    void what_somebody_else_wrote_there_since_stays() throws Exception {
        run();
        inputs.remove("sub/b.o");
        Files.write(out.resolve("sub/b.o"), new byte[] {1});

        run();

        assertThat(out.resolve("sub/b.o")).hasBinaryContent(new byte[] {1});
    }

    @Test
    void a_failed_run_is_tried_again_and_what_it_left_is_not_forgotten() throws Exception {
        run();
        put("a.o", new byte[] {1});

        assertThat(run().status()).isEqualTo(ExitStatus.PROBLEM);
        lines.clear();
        assertThat(run().status()).isEqualTo(ExitStatus.PROBLEM);
        assertThat(lines).anyMatch(line -> line.kind() == Line.Kind.ERROR);
        assertThat(out.resolve("a.o")).exists();
        inputs.remove("a.o");
        assertThat(run().changed()).containsExactly(out.resolve("a.o"));
        assertThat(out.resolve("a.o")).doesNotExist();
    }

    @Test
    void warnings_are_told_again() throws Exception {
        put("a.o", WARNED);
        run();
        List<Line> first = warnings();
        lines.clear();

        assertThat(run().isDone()).isFalse();

        assertThat(first).hasSize(1);
        assertThat(warnings()).isEqualTo(first);
        assertThat(lines).isEqualTo(first);
    }

    @Test
    void an_object_that_is_replaced_in_its_place_is_replaced_once() throws Exception {
        Path object = dir.resolve("in/a.o");
        Task task = new Task("rewrite", new Options().always("--in-place"), List.of(object), List.of(object));
        assertThat(incremental().run(List.of(task), lines::add).changed()).containsExactly(object);
        byte[] result = Files.readAllBytes(object);

        assertThat(incremental().run(List.of(task), lines::add).isDone()).isFalse();
        assertThat(object).hasBinaryContent(result);

        // No longer ours, but it was there before us.
        incremental().run(List.of(), lines::add);
        assertThat(object).exists();
    }

    @Test
    void a_damaged_state_tells_nothing() throws Exception {
        run();
        for (String damaged : List.of("", "{", "{}", "null", "[]", "{\"request\": 1, \"surplus\": 2}")) {
            Files.writeString(state, damaged);

            assertThat(run().isDone()).as(damaged).isTrue();
        }
    }

    @Test
    void what_is_only_told_fails_for_broken_objects_alone() throws Exception {
        put("a.o", WARNED);
        Task check = new Task("check", new Options(), List.of(dir.resolve("in/a.o")), List.of(), true);

        assertThat(incremental().run(List.of(check), lines::add).status()).isEqualTo(ExitStatus.DONE);
        assertThat(warnings()).hasSize(1);

        put("a.o", new byte[] {1});
        assertThat(incremental().run(List.of(check), lines::add).status()).isEqualTo(ExitStatus.PROBLEM);
    }

    private Incremental.Result run() throws Exception {
        if (inputs.isEmpty()) {
            return incremental().run(List.of(), lines::add);
        }
        Options options = new Options()
                .value("--directory", "outputDirectory", out)
                .value("--below", "directory", dir.resolve("in"))
                .always("--if-changed");
        more.forEach(options::always);
        Task task = new Task(
                "rewrite",
                options,
                inputs.stream().map(dir.resolve("in")::resolve).toList(),
                inputs.stream().map(out::resolve).toList());
        lines.clear();
        return incremental().run(List.of(task), lines::add);
    }

    private Incremental incremental() {
        return new Incremental(state, dir.resolve("target"));
    }

    private List<Line> warnings() {
        return lines.stream().filter(l -> l.kind() == Line.Kind.WARNING).toList();
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path file = dir.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private void age() throws IOException {
        for (String name : inputs) {
            Files.setLastModifiedTime(out.resolve(name), LONG_AGO);
        }
    }

    private FileTime time(String name) throws IOException {
        return Files.getLastModifiedTime(out.resolve(name));
    }
}
