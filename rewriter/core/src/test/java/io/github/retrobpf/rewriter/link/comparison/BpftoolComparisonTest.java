package io.github.retrobpf.rewriter.link.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fixture, every pair of them and triples, linked by bpftool and by us. Skipped where bpftool is not installed.
 *
 * <p>What differs has to be an {@link Improvement}, and each of these has to show: one that does not is not true any more.
 */
class BpftoolComparisonTest {
    private static final String ALL = ".clang19.el.o";
    private static final String OLDER = ".clang14.el.o";
    private static final String BIG = ".clang19.eb.o";
    private static final int SOME_TRIPLES = 1000;
    private static final int SOME_PAIRS = 1000;
    private static final int SHOWN = 20;

    @TempDir
    Path folder;

    private Trials trials;

    @BeforeEach
    void prepare() throws InterruptedException {
        Tool.assumeInstalled("bpftool");
        trials = new Trials(new Bpftool(folder));
    }

    @Test
    void whatever_differs_is_an_improvement_and_every_improvement_shows() throws Exception {
        List<Specimen> all = fixtures(ALL);
        trials.run(Combinations.alone(all));
        List<List<Specimen>> accepted = trials.run(Combinations.pairs(all, s -> true));
        trials.run(Combinations.turnedPairs(parts(all)));
        List<List<Specimen>> triples = Combinations.triples(accepted);
        trials.run(some(triples));
        // ── other compilers and byte orders: what parts do there ──
        List<Specimen> older = fixtures(OLDER);
        trials.run(Combinations.alone(older));
        trials.run(Combinations.pairs(parts(older), s -> true));
        trials.run(Combinations.alone(fixtures(BIG)));
        compareOrders(all);
        findUnstable(all);

        assertNothingUnexplained();
        assertThat(accepted).hasSizeGreaterThan(3000);
        if (isKnownVersion()) {
            Set<Improvement> stale = EnumSet.allOf(Improvement.class);
            stale.removeAll(trials.explained().keySet());
            assertThat(stale)
                    .as("improvements that nothing shows, of " + trials.count() + " trials")
                    .isEmpty();
        }
    }

    /** The rest of the triples: a few minutes. */
    @Test
    @Tag("corpus")
    void no_triple_differs_but_for_an_improvement() throws Exception {
        assumeCorpus();
        List<List<Specimen>> triples = Combinations.triples(trials.run(Combinations.pairs(fixtures(ALL), s -> true)));

        trials.run(triples);

        assertNothingUnexplained();
        assertThat(triples).hasSizeGreaterThan(10_000);
    }

    /** Objects out of packages, and some pairs of them. */
    @Test
    @Tag("corpus")
    void real_objects_differ_by_the_same_improvements() {
        assumeCorpus();
        List<Specimen> all = Fixtures.corpus().stream().map(Specimen::of).toList();

        List<Specimen> accepted = trials.run(Combinations.alone(all)).stream()
                .map(inputs -> inputs.get(0))
                .toList();
        trials.run(Combinations.somePairs(accepted, SOME_PAIRS));

        assertNothingUnexplained();
        assertThat(accepted).hasSizeGreaterThan(all.size() * 9 / 10);
    }

    @Test
    void docs_have_a_section_for_every_improvement() throws IOException {
        String docs = Files.readString(Fixtures.testdata().resolveSibling("docs/linking.md"));

        assertThat(docs.lines().filter(line -> line.startsWith("<a id=")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Improvement.values())
                        .map(improvement -> "<a id=\"" + improvement.anchor() + "\"></a>")
                        .toList());
    }

    /** What takes long is left to {@code make corpus}. */
    private static void assumeCorpus() {
        assumeTrue(!System.getProperty("retrobpf.corpus", "").isEmpty(), "make corpus does it");
    }

    private void assertNothingUnexplained() {
        assertThat(trials.unexplained().stream().limit(SHOWN))
                .as(trials.unexplained().size() + " differences in " + trials.count() + " trials")
                .isEmpty();
    }

    /** In big-endian everything stands where it stands in little-endian, and means the same. */
    private void compareOrders(List<Specimen> little) throws Exception {
        for (List<Specimen> inputs : orderPairs(little)) {
            Differences found = new Differences();
            byte[] one = Trial.link(inputs.stream().map(Specimen::input).toList());
            byte[] other =
                    Trial.link(inputs.stream().map(i -> bigEndian(i).input()).toList());
            Comparison.compareOrders(one, other, found);
            trials.add(
                    found.unexplained().stream()
                            .map(text -> inputs + " in both byte orders: " + text)
                            .toList(),
                    found);
        }
    }

    private List<List<Specimen>> orderPairs(List<Specimen> little) {
        List<Specimen> both =
                little.stream().filter(s -> Files.exists(bigEndianPath(s))).toList();
        List<List<Specimen>> inputs = new ArrayList<>(Combinations.alone(both));
        inputs.addAll(Combinations.turnedPairs(parts(both)));
        return new Trials(new Bpftool(folder)).run(inputs);
    }

    private static Specimen bigEndian(Specimen little) {
        return Specimen.of(bigEndianPath(little));
    }

    private static Path bigEndianPath(Specimen little) {
        return little.path().resolveSibling(little.name().replace(ALL, BIG));
    }

    private void findUnstable(List<Specimen> all) {
        Bpftool bpftool = new Bpftool(folder);
        Differences found = new Differences();
        for (List<Specimen> inputs : Combinations.pairs(parts(all), s -> true)) {
            if (Trial.isTheirsUnstable(inputs, bpftool, folder)) {
                found.explain(Improvement.IDEMPOTENCE);
            }
        }
        trials.add(List.of(), found);
    }

    private static boolean isKnownVersion() throws IOException, InterruptedException {
        return Tool.run(List.of("bpftool", "version")).contains("libbpf v1.1");
    }

    private static List<Specimen> fixtures(String variant) {
        return Stream.concat(Fixtures.objects().stream(), Fixtures.parts().stream())
                .filter(path -> path.toString().endsWith(variant))
                .map(Specimen::of)
                .toList();
    }

    private static List<Specimen> parts(List<Specimen> all) {
        return all.stream().filter(Specimen::isPart).toList();
    }

    /** Those of parts alone, and of the others some that are far from each other. */
    private static List<List<Specimen>> some(List<List<Specimen>> triples) {
        List<List<Specimen>> some = new ArrayList<>();
        int step = Math.max(1, triples.size() / SOME_TRIPLES);
        for (int i = 0; i < triples.size(); i++) {
            if (i % step == 0 || parts(triples.get(i)).size() == triples.get(i).size()) {
                some.add(triples.get(i));
            }
        }
        return some;
    }
}
