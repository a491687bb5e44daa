package io.github.retrobpf.fuzz.run;

import io.github.retrobpf.fuzz.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The command behind {@code make fuzz}: one target after the other, each in a virtual machine of its own. */
public final class FuzzRun {
    private static final String ALL = "all";

    private FuzzRun() {}

    /** Takes the folder to work in, seconds for each target, the target or {@code all}, and an input to try again. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of("").toAbsolutePath().relativize(Path.of(args[0]));
        // Maven tells of a command that fails at length, so that it does not, and `make` looks for this.
        Path mark = folder.resolve("found");
        Files.createDirectories(folder);
        Files.deleteIfExists(mark);
        boolean isAgain = args.length > 3 && !args[3].isEmpty();
        boolean isClean = isAgain
                ? again(Targets.ofWord(args[2]), Path.of(args[3]))
                : run(folder, Integer.parseInt(args[1]), args[2]);
        if (!isClean) {
            Files.createFile(mark);
        }
    }

    private static boolean run(Path folder, int seconds, String word) throws IOException, InterruptedException {
        List<Targets> targets = word.equals(ALL) ? Arrays.asList(Targets.values()) : List.of(Targets.ofWord(word));
        boolean isClean = true;
        System.out.println(FuzzFigures.HEADING);
        for (Targets target : targets) {
            FuzzProcess process = new FuzzProcess(target, folder.resolve(target.word()));
            Optional<Path> finding = process.run(seconds);
            System.out.println(FuzzFigures.ofLog(target, process.log()).line(finding.isPresent()));
            finding.ifPresent(input -> System.out.println(describe(target, input, process)));
            isClean &= finding.isEmpty();
        }
        return isClean;
    }

    /** Without Jazzer, so that a debugger can follow. */
    @SuppressWarnings("CatchAndPrintStackTrace") // it is what the developer wants to see
    private static boolean again(Targets target, Path input) throws IOException {
        try {
            Trial.withinBudget(target, Files.readAllBytes(input));
            System.out.println(target.word() + ": nothing is wrong with " + input);
            return true;
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            return false;
        }
    }

    private static String describe(Targets target, Path input, FuzzProcess process) {
        Path kept = process.object().filter(Files::exists).orElse(input);
        return String.join(
                "\n",
                "  finding   " + process.reason(),
                "  input     " + input,
                "  again     make fuzz TARGET=" + target.word() + " INPUT=" + input,
                "  keep it   cp " + kept + " rewriter/fuzz/src/test/resources/findings/"
                        + target.plain().word() + "/NAME",
                "  log       " + process.log());
    }
}
