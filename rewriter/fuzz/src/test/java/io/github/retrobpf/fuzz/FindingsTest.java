package io.github.retrobpf.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.fuzz.run.Trial;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What fuzzing once found stays mended: each file of {@code findings/TARGET} goes through its target again. */
class FindingsTest {
    @TestFactory
    Stream<DynamicTest> stays_mended() {
        return Stream.of(Targets.values())
                .flatMap(target -> findings(target).stream()
                        .map(file -> DynamicTest.dynamicTest(
                                target.word() + ": " + file.getFileName(),
                                () -> Trial.of(target, Files.readAllBytes(file)))));
    }

    /** Or the test above might have nothing to do. */
    @Test
    void there_are_findings_for_objects() {
        assertThat(findings(Targets.REWRITE)).isNotEmpty();
    }

    /** Inputs that name bundled objects by number mean another thing when one is added. */
    @Test
    void findings_are_kept_as_what_they_came_down_to() {
        assertThat(Targets.values()).filteredOn(t -> !findings(t).isEmpty()).allMatch(t -> t.plain() == t);
    }

    private static List<Path> findings(Targets target) {
        URL folder = FindingsTest.class.getResource("/findings/" + target.word());
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(folder).toURI()))) {
            return files.sorted().toList();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
