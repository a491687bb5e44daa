package io.github.retrobpf.rewriter.validate.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkOptions;
import io.github.retrobpf.rewriter.link.LinkOptions.PathPrefix;
import io.github.retrobpf.rewriter.testing.LinkSources;
import io.github.retrobpf.rewriter.testing.Linking;
import io.github.retrobpf.rewriter.testing.Linking.Input;
import io.github.retrobpf.rewriter.validate.Validation;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkValidatorTest {
    private static final LinkOptions IDENTICAL = new LinkOptions(false, false, false, true, List.of());
    private static final LinkOptions DEBUG =
            new LinkOptions(true, false, false, true, List.of(new PathPrefix("./", "/src/")));

    /** Features that differ, in no order. */
    private static final List<String> FIXTURES = List.of(
            "canonical_xdp",
            "core_exists",
            "core_reloc",
            "exception_callback",
            "extern_function",
            "for_each_callback",
            "forward_only",
            "hidden_function",
            "kconfig_extern",
            "kfunc_extern",
            "ksym_extern",
            "loop_callback",
            "many_sections",
            "many_types",
            "maps_and_globals",
            "mixed_tracing",
            "no_btf",
            "no_func_info",
            "prog_array",
            "same_name",
            "static_chain",
            "text_only",
            "two_types",
            "weak_function",
            "with_dwarf");

    private static Input input(String object) {
        return new Input(object, Fixtures.bytes(object));
    }

    private static Optional<Linking> link(LinkOptions options, List<Input> inputs) {
        try {
            return Optional.of(Linking.of(options, inputs));
        } catch (LinkException e) {
            return Optional.empty();
        } catch (MalformedInputException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSound(Linking linking) throws MalformedInputException {
        Validation validation = linking.validate();
        assertThat(validation.mismatches()).as(linking.name()).isEmpty();
        assertThat(validation.isTranslation()).isTrue();
    }

    @Test
    void every_object_alone_is_what_its_link_says() throws MalformedInputException, LinkException {
        List<String> refused = new ArrayList<>();
        for (Path object : Fixtures.objects()) {
            String name = object.getFileName().toString();
            Optional<Linking> once = link(LinkOptions.DEFAULT, List.of(new Input(name, Fixtures.read(object))));
            if (once.isEmpty()) {
                refused.add(name.substring(0, name.indexOf('.')));
                continue;
            }
            assertSound(once.get());
            Linking twice = Linking.of(
                    LinkOptions.DEFAULT, new Input("linked.o", once.get().output()));
            assertSound(twice);
            assertThat(twice.output()).as(name).isEqualTo(once.get().output());
        }
        assertThat(refused).isSubsetOf("common");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clang14.el", "clang14.eb", "clang19.el", "clang19.eb"})
    void all_pairs_that_can_be_linked(String form) {
        List<List<Input>> pairs = new ArrayList<>();
        for (String one : FIXTURES) {
            for (String other : FIXTURES) {
                if (!one.equals(other)) {
                    pairs.add(List.of(input(one + "." + form + ".o"), input(other + "." + form + ".o")));
                }
            }
        }
        long linked = pairs.parallelStream()
                .flatMap(pair -> Stream.of(link(LinkOptions.DEFAULT, pair), link(IDENTICAL, pair), link(DEBUG, pair)))
                .flatMap(Optional::stream)
                .peek(linking -> {
                    try {
                        assertSound(linking);
                    } catch (MalformedInputException e) {
                        throw new AssertionError(linking.name(), e);
                    }
                })
                .count();
        // Most fixtures define the same names.
        assertThat(linked).isGreaterThan(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpfel", "bpfeb"})
    void weak_and_strong_definitions_pointers_maps_and_externs_in_every_order(String target, @TempDir Path folder)
            throws IOException, InterruptedException, URISyntaxException, LinkException, MalformedInputException {
        List<Input> objects = LinkSources.compile(target, folder);
        for (List<Integer> order : List.of(
                List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 0, 2), List.of(0, 2), List.of(1, 0), List.of(2, 0))) {
            List<Input> inputs = order.stream().map(objects::get).toList();
            for (LinkOptions options : List.of(LinkOptions.DEFAULT, DEBUG)) {
                Linking linking = Linking.of(options, inputs);
                assertSound(linking);
                assertSound(Linking.of(options, new Input("linked.o", linking.output())));
            }
        }
    }

    @Test
    void a_mismatch_names_the_place_and_both_sides() throws MalformedInputException, LinkException {
        Linking linking = Linking.of(
                LinkOptions.DEFAULT, input("maps_and_globals.clang19.el.o"), input("same_name.clang19.el.o"));
        byte[] broken = linking.output();
        int license = (int) ElfReader.read(broken, "linked.o")
                .section("license")
                .orElseThrow()
                .header()
                .offset();
        broken[license] = 'L';

        assertThat(linking.validate(broken).summary())
                .isEqualTo("license+0x0: the inputs ask for 0x47, the linked object has 0x4c");
    }

    @Test
    void a_definition_that_lost_is_no_excuse_for_two_that_win() throws MalformedInputException, LinkException {
        List<Input> inputs = List.of(input("two_types.clang19.el.o"), input("hidden_function.clang19.el.o"));
        Linking linking = Linking.of(IDENTICAL, inputs);
        assertSound(linking);
        LinkDeclaration old = linking.declaration();
        Linking strict = new Linking(
                linking.name(),
                linking.inputs(),
                linking.options(),
                linking.output(),
                new LinkDeclaration(
                        old.sections(), old.types(), new LinkDeclaration.Asked(false, false, false, List.of())));

        assertThat(strict.validate().summary()).contains("the inputs ask for no second strong definition");
    }

    @Test
    void a_declaration_that_makes_no_sense_is_a_mismatch() throws MalformedInputException, LinkException {
        Linking linking = Linking.of(LinkOptions.DEFAULT, input("text_only.clang19.el.o"));
        List<LinkDeclaration> senseless = List.of(
                new LinkDeclaration(
                        List.of(),
                        linking.declaration().types(),
                        linking.declaration().asked()),
                new LinkDeclaration(
                        List.of(new LinkDeclaration.Placed(7, -1, -8, true, List.of())),
                        Map.of(),
                        linking.declaration().asked()),
                new LinkDeclaration(
                        linking.declaration().sections(),
                        Map.of(0, new int[] {0, Integer.MAX_VALUE}),
                        linking.declaration().asked()));
        for (LinkDeclaration declaration : senseless) {
            Linking lie = new Linking("lie", linking.inputs(), linking.options(), linking.output(), declaration);
            assertThat(lie.validate().isTranslation()).isFalse();
        }
    }
}
