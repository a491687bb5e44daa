package io.github.retrobpf.rewriter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.plan.Action;
import io.github.retrobpf.rewriter.plan.Strategy;
import io.github.retrobpf.rewriter.testing.ObjectDescription;
import io.github.retrobpf.rewriter.testing.Rewriting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every fixture under every strategy. */
class StrategyLawsTest {
    private static final RewriteOptions CLONE = RewriteOptions.DEFAULT.withStrategy(Strategy.CLONE);
    private static final RewriteOptions STATIC = RewriteOptions.DEFAULT.withStrategy(Strategy.STATIC);

    private static Stream<Arguments> fixturesAndOptions() {
        return fixtures()
                .flatMap(path -> Stream.of(CLONE, STATIC, RewriteOptions.DEFAULT.withKeepTags(true))
                        .map(options -> Arguments.of(path, options)));
    }

    private static Stream<Path> fixtures() {
        return Fixtures.objects().stream();
    }

    @ParameterizedTest
    @MethodSource("fixturesAndOptions")
    void rewriting_twice_is_rewriting_once(Path path, RewriteOptions options) throws MalformedInputException {
        Rewriting once = Rewriting.of("in.o", Fixtures.read(path), options);

        RewriteResult twice = once.again(options).result();

        assertThat(twice.isChanged()).isFalse();
        assertThat(twice.output()).isEqualTo(once.result().output());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void static_adds_no_code_but_copies_of_entry_programs(Path path) throws MalformedInputException {
        Rewriting rewriting = Rewriting.of("in.o", Fixtures.read(path), STATIC);

        List<String> before = names(rewriting.before());
        List<String> clones = rewriting.result().functions().stream()
                .filter(FunctionDecision::isClone)
                .map(FunctionDecision::name)
                .toList();
        assertThat(names(rewriting.after())).containsAll(before).hasSize(before.size() + clones.size());
        assertThat(rewriting.result().functions())
                .filteredOn(FunctionDecision::isClone)
                .allSatisfy(f -> assertThat(rewriting.before().functions())
                        .filteredOn(BpfFunction::isEntry)
                        .extracting(BpfFunction::name)
                        .contains(f.function()));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void static_leaves_no_tag_on_what_a_program_reaches(Path path) throws MalformedInputException {
        Rewriting rewriting = Rewriting.of("in.o", Fixtures.read(path), STATIC);

        for (FunctionDecision decision : rewriting.result().functions()) {
            if (!decision.programTypes().isEmpty()) {
                assertThat(decision.action()).as(decision.name()).isEqualTo(Action.DEMOTE);
                assertThat(rewriting.signature(decision.name())).startsWith("static ");
                assertThat(rewriting.tags(decision.name())).noneMatch(tag -> tag.contains("arg:"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void clone_makes_nothing_static(Path path) throws MalformedInputException {
        Rewriting rewriting = Rewriting.of("in.o", Fixtures.read(path), CLONE);

        for (FunctionDecision decision : rewriting.result().functions()) {
            assertThat(decision.action()).as(decision.name()).isNotEqualTo(Action.DEMOTE);
            BpfFunction original = rewriting.function(decision.function());
            assertThat(linkage(rewriting.after(), rewriting.function(decision.name())))
                    .isEqualTo(linkage(rewriting.after(), original));
        }
        for (BpfFunction function : rewriting.before().functions()) {
            assertThat(linkage(rewriting.after(), rewriting.function(function.name())))
                    .as(function.name())
                    .isEqualTo(linkage(rewriting.before(), function));
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void kept_tags_are_all_that_differs_in_what_functions_look_like(Path path) throws MalformedInputException {
        Rewriting dropped = Rewriting.of("in.o", Fixtures.read(path));
        Rewriting kept = Rewriting.of("in.o", Fixtures.read(path), RewriteOptions.DEFAULT.withKeepTags(true));

        assertThat(names(kept.after())).isEqualTo(names(dropped.after()));
        for (BpfFunction function : kept.after().functions()) {
            assertThat(ObjectDescription.signature(kept.after(), function))
                    .isEqualTo(dropped.signature(function.name()));
            assertThat(ObjectDescription.tags(kept.after(), function)).containsAll(dropped.tags(function.name()));
        }
    }

    private static List<String> names(BpfObject object) {
        return object.functions().stream().map(BpfFunction::name).toList();
    }

    private static Optional<Integer> linkage(BpfObject object, BpfFunction function) {
        return object.btf()
                .filter(btf -> function.hasBtf())
                .map(btf -> ((BtfType.Func) btf.get(function.btfId())).linkage());
    }
}
