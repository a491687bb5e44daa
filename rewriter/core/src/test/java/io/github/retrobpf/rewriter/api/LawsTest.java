package io.github.retrobpf.rewriter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.testing.EachObject;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.testing.ObjectDescription;
import io.github.retrobpf.rewriter.testing.Rewriting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every object, whatever is in it. */
class LawsTest {
    private static final int LONGEST_NAME = 127;

    static List<Path> fixtures() {
        return Fixtures.objects();
    }

    @EachObject
    void an_object_that_needs_nothing_comes_back_as_it_is(Path path) throws MalformedInputException {
        byte[] input = Fixtures.read(path);

        RewriteResult result = Rewriting.rewrite("in.o", input);

        assertThat(result.isChanged()).isEqualTo(!Arrays.equals(input, result.output()));
        assertThat(result.functions().stream().noneMatch(FunctionDecision::isChanged) || result.isChanged())
                .isTrue();
    }

    @EachObject
    void rewriting_twice_is_rewriting_once(Path path) throws MalformedInputException {
        byte[] once = Rewriting.rewrite("in.o", Fixtures.read(path)).output();

        RewriteResult twice = Rewriting.rewrite("in.o", once);

        assertThat(twice.output()).isEqualTo(once);
        assertThat(twice.isChanged()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void the_same_input_gives_the_same_output(Path path) throws MalformedInputException {
        byte[] input = Fixtures.read(path);

        assertThat(Rewriting.rewrite("other.o", input.clone()).output())
                .isEqualTo(Rewriting.rewrite("in.o", input).output());
    }

    @EachObject
    void functions_keep_place_and_code_but_for_what_they_call(Path path) throws MalformedInputException {
        Rewriting rewriting = Rewriting.of("in.o", Fixtures.read(path));

        for (BpfFunction before : rewriting.before().functions()) {
            BpfFunction after = rewriting.after().functions().stream()
                    .filter(f -> f.section() == before.section() && f.offset() == before.offset())
                    .findFirst()
                    .orElseThrow();
            assertThat(after.name()).isEqualTo(before.name());
            assertThat(after.binding()).isEqualTo(before.binding());
            assertThat(after.size()).isEqualTo(before.size());
            assertThat(after.btfId()).isEqualTo(before.btfId());
            assertSameCode(rewriting, before, after);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void a_clone_does_what_its_original_does(Path path) throws MalformedInputException {
        Rewriting rewriting = Rewriting.of("in.o", Fixtures.read(path));
        BpfObject after = rewriting.after();

        for (FunctionDecision change : rewriting.result().functions()) {
            if (change.isClone()) {
                BpfFunction original = rewriting.function(change.function());
                BpfFunction clone = rewriting.function(change.name());
                assertThat(after.sectionOf(clone)).isEqualTo(".text");
                assertThat(clone.binding()).isEqualTo(original.binding());
                assertThat(clone.size()).isEqualTo(original.size());
                assertSameCode(rewriting, before(rewriting, original), clone);
                for (InfoKind kind : List.of(InfoKind.LINE_INFO, InfoKind.CORE_RELO)) {
                    assertThat(ObjectDescription.records(after, kind, clone))
                            .isEqualTo(ObjectDescription.records(rewriting.before(), kind, original));
                }
                assertThat(ObjectDescription.records(after, InfoKind.FUNC_INFO, clone))
                        .containsExactly("0x0 " + change.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void every_program_calls_functions_of_its_own_context_only(Path path) throws MalformedInputException {
        Rewriting rewriting = Rewriting.of("in.o", Fixtures.read(path));
        Map<String, List<String>> typesOf = new HashMap<>();
        rewriting.result().functions().forEach(f -> typesOf.put(f.name(), f.programTypes()));

        for (ProgramSummary program : rewriting.result().programs()) {
            for (String reached : reached(rewriting.after(), rewriting.function(program.name()))) {
                assertThat(typesOf.getOrDefault(reached, List.of(program.type())))
                        .as("%s is reached from %s", reached, program.name())
                        .contains(program.type());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void symbols_of_functions_have_names_of_their_own_that_kernels_take(Path path) throws MalformedInputException {
        Rewriting rewriting = Rewriting.of("in.o", Fixtures.read(path));
        Set<String> names = new HashSet<>();

        for (BpfFunction function : rewriting.after().functions()) {
            assertThat(names.add(function.name())).as(function.name()).isTrue();
            assertThat(function.name()).matches("[A-Za-z_][A-Za-z0-9_]*").hasSizeLessThanOrEqualTo(LONGEST_NAME);
            assertThat(!function.hasBtf()
                            || rewriting
                                    .after()
                                    .btf()
                                    .orElseThrow()
                                    .name(function.btfId())
                                    .equals(function.name()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void functions_fill_their_sections_without_gaps(Path path) throws MalformedInputException {
        Rewriting rewriting = Rewriting.of("in.o", Fixtures.read(path));
        Map<Integer, Long> ends = new HashMap<>();

        for (BpfFunction function : rewriting.after().functions()) {
            assertThat((long) function.offset()).isEqualTo(ends.getOrDefault(function.section(), 0L));
            ends.put(function.section(), (long) function.end());
        }
        ends.forEach((section, end) -> assertThat(
                        rewriting.after().elf().section(section).header().size())
                .isEqualTo(end));
    }

    /** DWARF among them: what it says of the functions is still so. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void sections_other_than_code_types_and_tables_keep_their_bytes(Path path) throws MalformedInputException {
        Rewriting rewriting = Rewriting.of("in.o", Fixtures.read(path));
        List<String> kept = new ArrayList<>();

        for (Section before : rewriting.before().elf().sections()) {
            boolean mayChange = before.isExecutable()
                    || before.isRelocations()
                    || Set.of(".BTF", ".BTF.ext", ".symtab", ".strtab", ".shstrtab", ".llvm_addrsig")
                            .contains(before.name());
            if (!mayChange) {
                Section after = rewriting.after().elf().section(before.name()).orElseThrow();
                assertThat(after.data().bytes().toByteArray())
                        .as(before.name())
                        .isEqualTo(before.data().bytes().toByteArray());
                kept.add(before.name());
            }
        }

        assertThat(kept).contains("license");
    }

    private static Set<String> reached(BpfObject object, BpfFunction from) {
        Set<String> names = new HashSet<>();
        List<BpfFunction> open = new ArrayList<>(List.of(from));
        for (int i = 0; i < open.size(); i++) {
            object.callGraph().referencesOf(open.get(i).id()).forEach(r -> {
                BpfFunction target = object.functions().get(r.target());
                if (names.add(target.name())) {
                    open.add(target);
                }
            });
        }
        return names;
    }

    private static BpfFunction before(Rewriting rewriting, BpfFunction original) {
        return rewriting.before().functions().stream()
                .filter(f -> f.section() == original.section() && f.offset() == original.offset())
                .findFirst()
                .orElseThrow();
    }

    /** All but the imm of instructions that name something; what those name is told by their text. */
    private static void assertSameCode(Rewriting rewriting, BpfFunction before, BpfFunction after)
            throws MalformedInputException {
        Map<Long, String> oldNames = ObjectDescription.references(rewriting.before(), before);
        Map<Long, String> newNames = ObjectDescription.references(rewriting.after(), after);
        assertThat(newNames.keySet()).isEqualTo(oldNames.keySet());
        ByteView oldCode = code(rewriting.before(), before);
        ByteView newCode = code(rewriting.after(), after);
        for (int at = 0; at < before.size(); at += Instruction.SIZE) {
            Instruction was = Instruction.at(oldCode, at);
            Instruction is = Instruction.at(newCode, at);
            String oldName = oldNames.get((long) at);
            String newName = newNames.get((long) at);
            if (oldName == null) {
                assertThat(is).isEqualTo(was);
            } else {
                assertThat(new Instruction(is.opcode(), is.dst(), is.src(), is.off(), 0))
                        .isEqualTo(new Instruction(was.opcode(), was.dst(), was.src(), was.off(), 0));
                assertThat(newName).as("at %d of %s", at, after.name()).isIn(namesFor(rewriting, oldName));
            }
        }
    }

    /** The reference itself, or one to a clone of its target. */
    private static List<String> namesFor(Rewriting rewriting, String reference) {
        List<String> names = new ArrayList<>(List.of(reference));
        for (FunctionDecision change : rewriting.result().functions()) {
            for (String kind : List.of("call ", "address ")) {
                if (reference.equals(kind + change.function())) {
                    names.add(kind + change.name());
                }
            }
        }
        return names;
    }

    private static ByteView code(BpfObject object, BpfFunction function) throws MalformedInputException {
        return object.elf().section(function.section()).data().bytes().slice(function.offset(), function.size());
    }
}
