package io.github.retrobpf.cli.file;

import io.github.retrobpf.cli.command.Arguments;
import io.github.retrobpf.cli.command.UsageException;
import java.io.IOException;
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
                for (Path object : objectsBelow(path, excluded.orElse(path))) {
                    found.add(ObjectInput.of(path.resolve(object), object));
                }
            } else {
                found.add(single(input));
            }
        }
        return found;
    }

    /** For commands that write nothing elsewhere: each file once, however often it is named. */
    public static List<ObjectInput> oncePerFile(List<ObjectInput> inputs) {
        Map<Optional<Path>, ObjectInput> files = new LinkedHashMap<>();
        inputs.forEach(input -> files.putIfAbsent(input.file().map(ObjectInputs::real), input));
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
        return ObjectInput.of(file, name);
    }

    private static List<Path> objectsBelow(Path directory, Path excluded) throws FileProblem {
        List<Path> objects = ObjectFinder.find(directory, excluded);
        if (objects.isEmpty()) {
            throw FileProblem.reading(directory.toString(), "no *.o file below it");
        }
        return objects;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            // Reading it will tell the reason.
            return Arguments.absolute(path);
        }
    }
}
