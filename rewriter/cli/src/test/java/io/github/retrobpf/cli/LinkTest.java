package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkTest extends LinkRuns {
    @Test
    void tells_what_it_did() {
        Run run = link(part("user"), part("half"));

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .containsExactly(
                        output + ": linked 2 objects, " + output.toFile().length() + " bytes");
        assertThat(Linked.read(output).functions()).contains(".text+48 half", "socket+0 on_socket");
    }

    @Test
    void what_an_earlier_run_left_below_a_directory_is_no_input() throws IOException {
        part("user");
        part("half");
        byte[] once = linkedBytes(dir);
        assertThat(linkedBytes(dir)).isEqualTo(once);
        assertThat(linkedBytes(dir.resolve("../" + dir.getFileName()))).isEqualTo(once);

        part("user").toFile().delete();
        part("half").toFile().delete();
        assertThat(link(dir).errLines()).containsExactly("retrobpf: nothing to link: there is no object");
        assertThat(output).hasBinaryContent(once);
    }

    private byte[] linkedBytes(Path input) throws IOException {
        assertThat(link(input).errLines()).singleElement().asString().startsWith(output + ": linked 2 objects, ");
        return Files.readAllBytes(output);
    }

    @Test
    void an_earlier_result_among_the_inputs_is_suspected() {
        Path user = part("user");
        Path half = part("half");
        linked(user, half);
        assertThat(link(output, user, half).errLines())
                .last()
                .isEqualTo("retrobpf: " + output + " is among the inputs: is it the result of an earlier run?");
        assertThat(link(half, half).err()).contains("LINK-DUPLICATE").doesNotContain("earlier run");
        linked(output, part("strong_bss"));
    }

    @Test
    void leaves_out_what_nothing_reaches() {
        Linked all = linked(part("user"), part("half"));
        Linked reached = linked("--gc", part("user"), part("half"));

        assertThat(all.functions()).hasSize(3);
        assertThat(all.variables(".data")).contains("pointer@8");
        assertThat(reached.functions()).containsExactly("socket+0 on_socket", ".text+0 half");
        assertThat(reached.has("spare")).isFalse();
        assertThat(reached.elf().section(".data")).isEmpty();
        assertThat(reached.names(BtfKind.FUNC)).containsExactlyInAnyOrder("half", "on_socket");
        assertThat(reached.names(BtfKind.VAR)).containsExactly("LICENSE");
        assertThat(reached.names(BtfKind.DATASEC)).containsExactly("license");

        byte[] once = Fixtures.read(output);
        Path copy = Objects.write(dir.resolve("copy.o"), once);
        linked("--gc", copy);
        assertThat(output).hasBinaryContent(once);
    }

    @Test
    void lists_and_refuses_what_nobody_defines() {
        Run run = link("--undefined", part("user"));
        assertThat(run.status()).isZero();
        assertThat(run.text()).isEqualTo("half\tint half(int)\t" + dir.resolve("user.o") + "\n");

        output.toFile().delete();
        Run strict = link("--strict", part("user"));
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.errLines())
                .first()
                .asString()
                .startsWith("error: " + dir.resolve("user.o") + ":.symtab+0x")
                .endsWith(
                        ": 'half' is declared, as 'int half(int)', but nobody defines it; add the object that does; what"
                                + " the kernel defines is declared with __ksym or __kconfig [LINK-UNRESOLVED]");
        assertThat(output).doesNotExist();
        assertThat(link("--undefined", "--strict", part("user"), part("half")).text())
                .isEmpty();
        assertThat(link("--map", "-", part("user")).text())
                .containsPattern("half +function +- +- .* nobody defines it");
    }

    @Test
    void what_the_kernel_defines_is_not_missing() {
        for (String fixture : List.of("kfunc_extern", "kconfig_extern", "ksym_extern")) {
            Path object = Objects.write(dir.resolve(fixture + ".o"), Fixtures.bytes(fixture + ".clang19.el.o"));
            Run run = link("--strict", "--undefined", object);
            assertThat(run.status()).isZero();
            assertThat(run.text()).isEmpty();
        }
    }

    @Test
    void takes_identical_definitions_for_one() {
        Linked linked = linked("--allow-multiple-identical", part("strong"), part("identical"));

        assertThat(linked.functions().stream().filter(f -> f.endsWith(" scale")))
                .containsExactly(".text+0 scale");
        assertThat(linked.place("step"))
                .isEqualTo(".text+" + linked.symbol("scale").size());
        assertThat(link("--allow-multiple-identical", part("weak"), part("strong"), part("half"), part("untyped"))
                        .err())
                .contains(
                        "'half' is defined a second time",
                        ", and they differ: 'int half(int)' against 'half'; make one");
        Path calling = Objects.write(dir.resolve("calling.o"), Fixtures.bytes("static_chain.clang19.el.o"));
        assertThat(link("--allow-multiple-identical", calling, calling).err())
                .contains(", and they differ: they name different things, or what only their own object knows, as a"
                        + " static function; make one");
    }

    @Test
    void rewrites_what_it_linked() {
        Run run = link("--rewrite", part("weak"), part("half"));

        assertThat(run.status()).isZero();
        assertThat(run.err())
                .contains("  scale (./src/link/weak.bpf.c:15), for xdp: arg#0 'ctx': 'void *' -> 'struct xdp_md *'");
        assertThat(Linked.read(output).names(BtfKind.DECL_TAG)).isEmpty();
        assertThat(link("--rewrite", part("user"), part("half")).errLines()).contains("  nothing to rewrite");
    }

    @Test
    void what_cannot_be_mended_is_refused_when_it_is_strict() {
        Path mismatched = Objects.write(dir.resolve("m.o"), Fixtures.bytes("mismatched.clang19.el.o"));
        Run run = link("--rewrite", "--strict", mismatched);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("not written: something in it cannot be mended", "error: ");
        assertThat(output).doesNotExist();
    }

    @Test
    void writes_a_map() throws IOException {
        Path map = dir.resolve("app.map");
        link("--gc", "--map", map, part("weak"), part("strong"), part("user"), part("half"));

        List<String> lines = Files.readAllLines(map);
        assertThat(lines).first().isEqualTo(output + ": 4 objects");
        assertThat(lines).contains("Sections", "Symbols", "Renamed", "Left out");
        assertThat(lines)
                .anySatisfy(l -> assertThat(l)
                        .contains("scale", "function", ".text+0x", "strong, the others are weak")
                        .endsWith("weak.o (weak definition)"))
                .anySatisfy(l -> assertThat(l).contains("step", "step__1"))
                .anySatisfy(l -> assertThat(l).contains("unused", "nothing reaches it"))
                .anySatisfy(l -> assertThat(l).contains("tunable", "another definition counts"));
        assertThat(link("--map", "-", part("half")).text()).startsWith(output + ": 1 object\n");
    }

    @Test
    void a_map_may_not_be_written_over_anything() {
        Path half = part("half");
        assertThat(link("--map", half, half).errLines())
                .containsExactly("retrobpf: the map would be written over the object '" + half
                        + "'; see 'retrobpf link --help'");
        assertThat(link("--map", output, half).status()).isEqualTo(2);
        assertThat(link("--map", dir.resolve("none/app.map"), half).errLines())
                .containsExactly("retrobpf: cannot write " + dir.resolve("none/app.map") + ": no such directory");
        assertThat(output).doesNotExist();
    }

    @Test
    void changes_the_start_of_paths() {
        assertThat(linked(part("half")).sources()).containsExactly("./src/link/half.bpf.c");
        assertThat(linked("--path-prefix-map", "./src=/usr/src/app", part("half"))
                        .sources())
                .containsExactly("/usr/src/app/link/half.bpf.c");
        assertThat(linked("--path-prefix-map", "./=a/", "--path-prefix-map", "./src/=", part("half"))
                        .sources())
                .containsExactly("link/half.bpf.c");
    }

    @Test
    void carries_debug_info_along() {
        Linked linked = linked("--keep-debug", part("user"), part("half"), part("strong"));
        assertThat(linked.section(".debug_info").header().size())
                .isEqualTo(Stream.of("user", "half", "strong")
                        .mapToLong(p -> Linked.read(dir.resolve(p + ".o"))
                                .section(".debug_info")
                                .header()
                                .size())
                        .sum());
        assertThat(linked(part("user"), part("half")).elf().section(".debug_info"))
                .isEmpty();
    }

    @Test
    void debug_info_is_still_sound() {
        assertThat(linked("--keep-debug", part("user"), part("half"), part("strong"))
                        .has("step"))
                .isTrue();
        verify("user", "half", "strong");
        link("--keep-debug", "--gc", part("user"), part("half"), part("strong"));
        verify("user", "half", "strong");
        Run run = link("--keep-debug", part("weak"), part("strong"), part("half"));
        verify("weak", "strong", "half");
        assertThat(run.err()).contains("[LINK-STALE-DEBUG]");
    }

    @Test
    void debug_info_is_stale_only_where_code_moved() {
        assertThat(link("--keep-debug", part("weak"), part("strong")).err())
                .contains(dir.resolve("weak.o") + ":.text+0x0: functions are left out");
        Run end = link("--keep-debug", "--allow-multiple-identical", part("strong"), part("identical"));
        assertThat(end.status()).isZero();
        assertThat(end.err()).doesNotContain("LINK-STALE-DEBUG");
    }

    private void verify(String... sources) {
        String verdict = Peer.run(List.of("llvm-dwarfdump", "--verify", output.toString()));
        assumeTrue(!verdict.isEmpty(), "llvm-dwarfdump is not installed");
        assertThat(verdict).contains("No errors.").startsWith("0\n").doesNotContain("warning:", "error:");
        String units = Peer.run(List.of("llvm-dwarfdump", "--debug-info", output.toString()));
        assertThat(units).contains(Stream.of(sources).map(s -> s + ".bpf.c").toList());
    }

    @Test
    void goes_through_pipes() throws IOException {
        Run run = Run.with(Fixtures.read(part("half")), "link", "-", part("user"), "-o", "-");

        assertThat(run.status()).isZero();
        assertThat(run.errLines()).singleElement().asString().startsWith("<stdout>: linked 2 objects, ");
        Files.write(output, run.out());
        assertThat(Linked.read(output).has("half")).isTrue();
        assertThat(Run.toClosedPipe("link", part("half"), "-o", "-").errLines())
                .contains("retrobpf: cannot write standard output: closed, or no space left");
    }

    @Test
    void order_of_inputs_changes_only_places() {
        Linked one = linked(part("user"), part("half"), part("strong"));
        Linked other = linked(part("strong"), part("half"), part("user"));

        assertThat(other.functions().stream().map(f -> f.replaceAll("\\+\\d+", "")))
                .containsExactlyInAnyOrderElementsOf(one.functions().stream()
                        .map(f -> f.replaceAll("\\+\\d+", ""))
                        .toList());
        assertThat(other.names(BtfKind.VAR)).containsExactlyInAnyOrderElementsOf(one.names(BtfKind.VAR));
    }

    @Test
    void refuses_what_makes_no_sense() {
        Path half = part("half");
        assertUsage("no input: name at least one object, directory or '-'", "link", "-o", output);
        assertUsage("-o is needed: name the file to write", "link", half);
        assertUsage("the name after --output is empty", "link", half, "-o", "");
        assertUsage(
                "--keep-debug and --strip-debug exclude each other",
                "link",
                half,
                "-o",
                output,
                "--keep-debug",
                "--strip-debug");
        assertUsage(
                "--strategy says how to rewrite: it needs --rewrite", "link", half, "-o", output, "--strategy", "auto");
        assertUsage("--path-prefix-map takes OLD=NEW, not 'x'", "link", half, "-o", output, "--path-prefix-map", "x");
        assertUsage("standard input can be read only once", "link", "-", "-", "-o", output);
        assertUsage(
                "standard output can hold only one of the object, the map, the depfile and undefined names",
                "link",
                half,
                "-o",
                "-",
                "--undefined");
        assertUsage(
                "standard output can hold only one of the object, the map, the depfile and undefined names",
                "link",
                half,
                "-o",
                output,
                "--map",
                "-",
                "--undefined");
        assertThat(output).doesNotExist();
    }

    private static void assertUsage(String sentence, Object... args) {
        Run run = Run.of(args);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.errLines()).containsExactly("retrobpf: " + sentence + "; see 'retrobpf link --help'");
    }

    @Test
    void one_message_for_a_file_that_is_no_object() {
        Path broken = Objects.write(dir.resolve("broken.o"), Objects.BROKEN);
        Run run = link(part("half"), broken);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines()).singleElement().asString().startsWith("retrobpf: " + broken + "+0x");
        assertThat(link(part("half"), dir.resolve("none.o")).errLines())
                .containsExactly("retrobpf: cannot read " + dir.resolve("none.o") + ": no such file or directory");
        assertThat(output).doesNotExist();
    }
}
