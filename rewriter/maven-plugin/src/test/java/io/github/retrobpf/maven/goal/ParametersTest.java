package io.github.retrobpf.maven.goal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.cli.Cli;
import io.github.retrobpf.maven.run.Task;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every option of the command line is a parameter. */
class ParametersTest {
    static final List<String> GOALS = Goals.NAMES;

    /** Options that are none, and why. */
    private static final Map<String, String> NO_PARAMETER = Map.of(
            "--help", "the goal 'help' is Maven's",
            "--color", "Maven colors its log itself",
            "--progress", "a bar is for terminals, not for logs",
            "--if-changed", "always said: the goals know what changed",
            "-MD", "Maven asks nobody what depends on what",
            "-MF", "Maven asks nobody what depends on what",
            "-MT", "Maven asks nobody what depends on what",
            "-MQ", "Maven asks nobody what depends on what",
            "-MP", "Maven asks nobody what depends on what");

    /** Parameters that say which files are read. */
    private static final Set<String> INPUTS = Set.of("directory", "includes", "excludes", "inputs", "links");

    private static final Pattern OPTION =
            Pattern.compile("^ {2,6}(?:-\\w, +)?(--[a-z][a-z-]*|-M[A-Z]*)\\b", Pattern.MULTILINE);

    @TempDir
    private Path project;

    @BeforeEach
    void objects() throws Exception {
        Path directory = Files.createDirectories(project.resolve("src/main/bpf"));
        Files.createFile(directory.resolve("a.o"));
    }

    @ParameterizedTest
    @FieldSource("GOALS")
    void no_option_is_forgotten(String goal) throws Exception {
        for (Task task : Goals.create(goal, project).tasks()) {
            Set<String> expected = new TreeSet<>(options(task.command()));
            expected.removeAll(NO_PARAMETER.keySet());

            assertThat(task.options().parameters()).containsOnlyKeys(expected);
        }
    }

    @Test
    void options_are_read_from_the_help() {
        assertThat(options("rewrite")).contains("--output", "--in-place", "--keep-global", "--jobs", "--if-changed");
        assertThat(options("link")).contains("--map", "--gc", "--allow-multiple-identical");
    }

    @ParameterizedTest
    @FieldSource("GOALS")
    void every_parameter_of_an_option_can_be_set(String goal) throws Exception {
        List<String> names = new Descriptor()
                .parameters(goal).stream().map(Descriptor.Parameter::name).toList();
        for (Task task : Goals.create(goal, project).tasks()) {
            assertThat(names).containsAll(task.options().parameters().values());
        }
    }

    @ParameterizedTest
    @FieldSource("GOALS")
    void every_parameter_has_a_property_and_says_what_it_is(String goal) throws Exception {
        for (Descriptor.Parameter p : new Descriptor().parameters(goal)) {
            // Objects in objects have no text form.
            assertThat(p.property()).isEqualTo(p.name().equals("links") ? "" : "retrobpf." + p.name());
            assertThat(p.description()).as(p.name()).hasSizeGreaterThan(10).endsWith(".");
        }
    }

    @ParameterizedTest
    @FieldSource("GOALS")
    void every_parameter_reaches_the_command_line(String goal) throws Exception {
        List<String> without = new ArrayList<>();
        for (Descriptor.Parameter p : new Descriptor().parameters(goal)) {
            AbstractGoal plain = Goals.create(goal, project);
            AbstractGoal changed = Goals.create(goal, project);
            if (goal.equals("link")) {
                // Those that say how to rewrite are for that.
                Goals.set(plain, "rewrite", !p.name().equals("rewrite"));
                Goals.set(changed, "rewrite", true);
            }
            if (!p.name().equals("rewrite")) {
                Goals.set(changed, p.name(), Goals.other(changed, p.name(), project));
            }
            if (!INPUTS.contains(p.name()) && Goals.words(changed).equals(Goals.words(plain))) {
                without.add(p.name());
            }
        }

        // What linking changed is no question of the command line, but of what the log shows.
        assertThat(without).isEqualTo(goal.equals("link") ? List.of("skip", "verbose") : List.of("skip"));
    }

    @ParameterizedTest
    @FieldSource("GOALS")
    void goals_are_safe_for_threads(String goal) throws Exception {
        assertThat(new Descriptor().text(goal, "threadSafe")).isEqualTo("true");
    }

    @ParameterizedTest
    @FieldSource("GOALS")
    void eclipse_knows_what_to_do(String goal) throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            assertThat(new String(in.readAllBytes(), UTF_8)).containsOnlyOnce("<goal>" + goal + "</goal>");
        }
    }

    @Test
    void the_plugin_says_what_it_needs() throws Exception {
        Descriptor descriptor = new Descriptor();

        assertThat(descriptor.text("goalPrefix")).isEqualTo("retrobpf");
        assertThat(descriptor.text("requiredJavaVersion")).isEqualTo("17");
        assertThat(descriptor.text("requiredMavenVersion")).isEqualTo("3.8.1");
        assertThat(descriptor.text("rewrite", "phase")).isEqualTo("process-classes");
    }

    private static Set<String> options(String command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Cli.run(List.of("help", command), line -> {}, new PrintStream(out, false, UTF_8));
        Set<String> options = new TreeSet<>();
        Matcher option = OPTION.matcher(out.toString(UTF_8));
        while (option.find()) {
            options.add(option.group(1));
        }
        return options;
    }
}
