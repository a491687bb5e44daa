package io.github.retrobpf.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.elf.testing.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code bpftool gen object} fails, crashes or degrades: what it does, and what we do instead. */
class LinkPointsTest {
    @TempDir
    Path dir;

    /** A part of a program; of the byte order that bpftool reads. */
    private Path part(String name) {
        return Objects.write(dir.resolve(name + ".o"), Fixtures.bytes("link/" + name + ".clang19.el.o"));
    }

    private Linked link(Object... args) {
        Path output = dir.resolve("linked.o");
        Run run = Run.of(
                Stream.concat(Stream.of("link", "-o", output), Stream.of(args)).toArray());
        assertThat(run.errLines()).first().asString().startsWith(output + ": linked ");
        assertThat(run.status()).isZero();
        return Linked.read(output);
    }

    private List<String> refused(Object... args) {
        Path output = dir.resolve("refused.o");
        Run run = Run.of(
                Stream.concat(Stream.of("link", "-o", output), Stream.of(args)).toArray());
        assertThat(run.status()).isEqualTo(1);
        assertThat(output).doesNotExist();
        return run.errLines();
    }

    private Linked peer(Path... inputs) {
        Path output = dir.resolve("peer.o");
        assertThat(Peer.link(output, inputs)).startsWith("0\n");
        return Linked.read(output);
    }

    @Nested
    class A_weak_variable_with_a_value_and_a_strong_one_without {
        @Test
        void one_stays_in_bss() {
            for (Linked linked :
                    List.of(link(part("weak_data"), part("strong_bss")), link(part("strong_bss"), part("weak_data")))) {
                assertThat(linked.place("counter")).isEqualTo(".bss+0");
                assertThat(linked.symbol("counter").binding()).isEqualTo(SymbolBinding.GLOBAL);
                assertThat(linked.variables(".bss")).containsExactly("counter@0");
                assertThat(linked.elf().section(".data")).isEmpty();
                assertThat(linked.variables(".data")).isEmpty();
            }
        }

        @Test
        void bpftool_crashes_or_tells_of_a_mismatch() {
            assertThat(Peer.link(dir.resolve("peer.o"), part("weak_data"), part("strong_bss")))
                    .startsWith("139\n");
            assertThat(Peer.link(dir.resolve("peer.o"), part("strong_bss"), part("weak_data")))
                    .contains("section mismatch");
        }
    }

    @Nested
    class A_variable_that_overrides_another_one {
        @Test
        void has_its_own_place_among_the_variables() throws MalformedInputException {
            Linked linked = link(part("weak"), part("strong"));

            assertThat(linked.variables(".data")).containsExactly("before@0", "after@4", "first@8", "tunable@12");
            for (String variable : linked.variables(".data")) {
                assertThat(linked.place(variable.replaceAll("@.*", "")))
                        .isEqualTo(variable.replaceAll(".*@", ".data+"));
            }
            assertThat(linked.word("tunable")).isEqualTo(9);
        }

        @Test
        void has_the_old_one_with_bpftool() {
            Linked linked = peer(part("weak"), part("strong"));

            assertThat(linked.variables(".data")).contains("tunable@4");
            assertThat(linked.place("tunable")).isEqualTo(".data+16");
        }
    }

    @Nested
    class The_body_of_a_definition_that_lost {
        @Test
        void is_gone_with_its_records() {
            Linked linked = link(part("weak"), part("strong"));
            long sum = linked.symbols().stream()
                    .filter(s -> s.type() == SymbolType.FUNC
                            && linked.place(s.name()).startsWith(".text"))
                    .mapToLong(Symbol::size)
                    .sum();

            assertThat(linked.section(".text").header().size()).isEqualTo(sum);
            assertThat(linked.functionRecords())
                    .containsExactly("twice", "step", "scale", "step__1", "on_packet", "on_nanosleep");
        }

        @Test
        void stays_as_a_hole_with_bpftool() {
            Linked linked = peer(part("weak"), part("strong"));

            assertThat(linked.section(".text").header().size())
                    .isGreaterThan(link(part("weak"), part("strong"))
                            .section(".text")
                            .header()
                            .size());
            assertThat(linked.functionRecords().stream().filter("scale"::equals))
                    .hasSize(2);
        }
    }

    @Nested
    class Local_symbols {
        @Test
        void come_first_and_are_counted() {
            Linked linked = link(part("weak"), part("strong"));
            int firstShared =
                    linked.elf().symbolSection().orElseThrow().header().info();

            assertThat(linked.symbols().subList(0, firstShared)).allMatch(Symbol::isLocal);
            assertThat(linked.symbols().subList(firstShared, linked.symbols().size()))
                    .noneMatch(Symbol::isLocal);
        }

        @Test
        void nobody_warns_of_the_output() {
            link(part("weak"), part("strong"));

            for (String tool : List.of("readelf", "llvm-readelf")) {
                String output =
                        Peer.run(List.of(tool, "-aW", dir.resolve("linked.o").toString()));
                assumeTrue(!output.isEmpty(), tool + " is not installed");
                assertThat(output).startsWith("0\n").doesNotContainIgnoringCase("warning");
            }
        }

        @Test
        void are_not_counted_by_bpftool() {
            assertThat(peer(part("weak"), part("strong"))
                            .elf()
                            .symbolSection()
                            .orElseThrow()
                            .header()
                            .info())
                    .isZero();
        }
    }

    @Nested
    class A_file_that_is_read_and_written {
        @Test
        void is_replaced_by_what_came_of_it() throws IOException {
            Path weak = part("weak");
            link(weak, part("strong"));
            byte[] expected = Files.readAllBytes(dir.resolve("linked.o"));

            assertThat(Run.of("link", weak, part("strong"), "-o", weak).status())
                    .isZero();
            assertThat(weak).hasBinaryContent(expected);
        }

        @Test
        void stays_as_it_is_when_linking_fails() throws IOException {
            Path strong = part("strong");
            byte[] before = Files.readAllBytes(strong);

            assertThat(Run.of("link", strong, part("identical"), "-o", strong).status())
                    .isEqualTo(1);
            assertThat(strong).hasBinaryContent(before);
            assertThat(Objects.filesBelow(dir)).containsExactly("identical.o", "strong.o");
        }

        @Test
        void is_destroyed_by_bpftool() {
            Path weak = part("weak");

            assertThat(Peer.link(weak, weak)).doesNotStartWith("0\n");
            assertThat(weak).isEmptyFile();
            assertThat(Peer.link(dir.resolve("peer.o"), part("strong"), part("identical")))
                    .doesNotStartWith("0\n");
            assertThat(dir.resolve("peer.o")).isEmptyFile();
        }
    }

    @Nested
    class What_was_linked {
        @Test
        void comes_back_the_same() throws IOException {
            link(part("weak"), part("strong"));
            Path linked = dir.resolve("linked.o");
            byte[] once = Files.readAllBytes(linked);

            link(linked);
            assertThat(linked).hasBinaryContent(once);
        }

        @Test
        void is_changed_by_bpftool() {
            peer(part("weak"), part("strong"));
            Path again = dir.resolve("again.o");

            assertThat(Peer.link(again, dir.resolve("peer.o"))).startsWith("0\n");
            assertThat(Fixtures.read(again)).isNotEqualTo(Fixtures.read(dir.resolve("peer.o")));
        }
    }

    @Nested
    class Static_functions_of_one_name {
        @Test
        void have_names_of_their_own() {
            Linked linked = link(part("weak"), part("strong"));

            assertThat(linked.functions())
                    .contains(linked.place("step") + " step", linked.place("step__1") + " step__1")
                    .doesNotHaveDuplicates();
            assertThat(linked.symbols().stream().filter(s -> s.name().equals("step")))
                    .hasSize(1);
        }

        @Test
        void share_one_with_bpftool() {
            assertThat(peer(part("weak"), part("strong")).symbols().stream()
                            .filter(s -> s.name().equals("step")))
                    .hasSize(2);
        }
    }

    @Nested
    class A_tag_of_a_definition_that_lost {
        @Test
        void is_gone() {
            assertThat(link(part("weak"), part("strong")).names(BtfKind.DECL_TAG))
                    .isEmpty();
            assertThat(link(part("strong"), part("weak")).names(BtfKind.DECL_TAG))
                    .isEmpty();
            assertThat(link(part("weak")).names(BtfKind.DECL_TAG)).containsExactly("arg:ctx");
        }

        @Test
        void sticks_to_the_winner_with_bpftool() {
            assertThat(peer(part("weak"), part("strong")).names(BtfKind.DECL_TAG))
                    .containsExactly("arg:ctx");
        }
    }

    @Nested
    class Objects_that_do_not_fit {
        @Test
        void are_told_together_with_both_sides() {
            Path strong = part("strong");
            Path other = part("other_types");
            String tail = "; declare it by one header in all objects [LINK-TYPE-MISMATCH]";

            assertThat(refused(strong, other))
                    .containsExactly(
                            "error: " + other + ":license+0x0: license is 'Dual MIT/GPL', but that of " + strong
                                    + " is 'GPL'; one program has one license: give all objects the same"
                                    + " [LINK-LICENSE]",
                            "error: " + other + ":.symtab+0x60: 'scale' is 'int scale(void *, struct range *)', but at "
                                    + strong + ":.text+0x0 'int scale(void *, int)': 'struct range *' against 'int'"
                                    + tail,
                            "error: " + other + ":.symtab+0x48: 'tunable' is 'struct range tunable', but at " + strong
                                    + ":.data+0x4 'int tunable': 'struct range' against 'int'" + tail,
                            "retrobpf: " + dir.resolve("refused.o") + ": not linked: 3 errors");
        }

        @Test
        void are_told_one_by_one_and_one_sided_by_bpftool() {
            assertThat(Peer.link(dir.resolve("peer.o"), part("strong"), part("other_types")))
                    .contains("other_types.o")
                    .doesNotContain("strong.o", "range", "tunable");
        }
    }

    @Nested
    class What_lacks_a_section_or_a_type {
        @Test
        void is_told_with_what_to_do() {
            assertThat(refused(part("common"), part("weak_data")))
                    .first()
                    .asString()
                    .startsWith("error: " + dir.resolve("common.o") + ":.symtab+0x")
                    .endsWith(
                            ": 'counter' has no section yet (COMMON); give the variable an initialiser, or compile with"
                                    + " -fno-common [LINK-UNSUPPORTED]");
            assertThat(refused(part("untyped"), part("user")))
                    .first()
                    .asString()
                    .startsWith("error: " + dir.resolve("untyped.o") + ":.text+0x0: there is no type for 'half', which "
                            + dir.resolve("user.o") + ":.symtab+0x")
                    .endsWith(" mentions as well; compile with -g [LINK-NO-BTF]");
        }

        @Test
        void bpftool_failed_to_find_info() {
            assertThat(Peer.link(dir.resolve("peer.o"), part("common"), part("weak_data")))
                    .contains("failed to find BTF info for global/extern symbol 'counter'");
            assertThat(Peer.link(dir.resolve("peer.o"), part("untyped"), part("user")))
                    .contains("failed to find BTF info for object");
        }
    }

    @Nested
    class A_map_that_one_object_hides {
        @Test
        void is_told() {
            Path hider = part("hidden_map");
            Run run = Run.of("link", part("weak"), hider, "-o", dir.resolve("linked.o"));

            assertThat(run.status()).isZero();
            assertThat(run.errLines())
                    .last()
                    .asString()
                    .startsWith("warning: " + hider + ":.symtab+0x")
                    .endsWith(": map 'events' is hidden by " + hider
                            + ", and loaders refuse hidden maps ('unsupported map"
                            + " linkage static'); remove __hidden from its declaration [LINK-MAP-HIDDEN]");
        }

        @Test
        void is_passed_over_by_bpftool() {
            assertThat(Peer.link(dir.resolve("peer.o"), part("weak"), part("hidden_map")))
                    .isEqualTo("0\n");
        }
    }
}
