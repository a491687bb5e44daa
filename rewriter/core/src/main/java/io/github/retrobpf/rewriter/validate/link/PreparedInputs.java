package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import java.util.ArrayList;
import java.util.List;

/** Inputs of a link, and all that follows from them alone. */
public final class PreparedInputs {
    private final List<LinkedInput> inputs = new ArrayList<>();
    private final Resolution resolution;
    private final Bodies bodies;

    private PreparedInputs(List<ParsedObject> objects, boolean keepsDebug) throws MalformedInputException {
        for (ParsedObject object : objects) {
            inputs.add(new LinkedInput(inputs.size(), object, keepsDebug));
        }
        this.resolution = new Resolution(inputs);
        this.bodies = new Bodies(inputs, resolution);
        // Everything that is read on demand, so that several threads may ask.
        for (LinkedInput input : inputs) {
            input.types();
            for (Section section : input.elf().sections()) {
                if (input.isContent(section.index())) {
                    input.references(section.index());
                }
            }
        }
    }

    /**
     * Finds it out.
     *
     * @param objects in the order in which they were linked
     * @param keepsDebug whether DWARF is carried along
     * @throws MalformedInputException where one of them is no sound object
     */
    public static PreparedInputs of(List<ParsedObject> objects, boolean keepsDebug) throws MalformedInputException {
        return new PreparedInputs(objects, keepsDebug);
    }

    List<LinkedInput> inputs() {
        return inputs;
    }

    Resolution resolution() {
        return resolution;
    }

    Bodies bodies() {
        return bodies;
    }
}
