package io.github.retrobpf.cli.file;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the inputs of a command line stand for. */
public final class ObjectInputs {
    private ObjectInputs() {}

    /**
     * Every input, and for a directory every object below it. Reads directories, but no object.
     *
     * @param excluded not searched where it lies below a directory, for the output of an earlier run
     */
    public static List<ObjectInput> find(List<String> inputs, Optional<Path> excluded)
            throws UsageException, FileProblem {
        List<ObjectInput> found = new ArrayList<>();
        for (String input : inputs) {
            Path path = Arguments.path(input);
            if (!input.equals(Arguments.STANDARD_STREAM) && Files.isDirectory(path)) {
                objectsBelow(path, excluded.orElse(path)).forEach(f -> found.add(ObjectInput.found(path, f)));
            } else {
                found.add(single(input));
            }
        }
        return found;
    }

    /** For commands that write nothing elsewhere: each file once, however often it is named. */
    public static List<ObjectInput> oncePerFile(List<ObjectInput> inputs) {
        RealPaths paths = new RealPaths();
        Map<Optional<Path>, ObjectInput> files = new LinkedHashMap<>();
        inputs.forEach(input -> files.putIfAbsent(input.file().map(paths::of), input));
        return List.copyOf(files.values());
    }

    /** An input that is no directory. */
    public static ObjectInput single(String input) throws UsageException {
        if (input.equals(Arguments.STANDARD_STREAM)) {
            return ObjectInput.STANDARD_INPUT;
        }
        Path file = Arguments.path(input);
        Path name = file.getFileName();
        if (name == null) {
            throw new UsageException("'" + input + "' names no file");
        }
        return ObjectInput.named(file, name);
    }

    /** For commands that take one object and no other. */
    public static ObjectInput noDirectory(String input) throws UsageException {
        ObjectInput single = single(input);
        if (single.file().filter(Files::isDirectory).isPresent()) {
            throw new UsageException("'" + single.name() + "' is a directory; name one object");
        }
        return single;
    }

    private static List<ObjectFinder.Found> objectsBelow(Path directory, Path excluded) throws FileProblem {
        List<ObjectFinder.Found> objects = ObjectFinder.find(directory, excluded);
        if (objects.isEmpty()) {
            throw FileProblem.reading(directory.toString(), "no *.o file below it");
        }
        return objects;
    }
}
