package io.github.retrobpf.cli.link;

import io.github.retrobpf.cli.file.FileProblem;
import io.github.retrobpf.cli.file.ObjectInput;
import io.github.retrobpf.rewriter.api.LinkInput;
import io.github.retrobpf.rewriter.api.NamedBytes;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads what is to be linked: objects, and the members of archives. */
final class LinkInputs {
    private final boolean isWholeArchive;
    private final InputStream standardInput;
    private final List<LinkInput> read = new ArrayList<>();

    private LinkInputs(boolean isWholeArchive, InputStream standardInput) {
        this.isWholeArchive = isWholeArchive;
        this.standardInput = standardInput;
    }

    /** All of them, in the order of the command line. */
    static List<LinkInput> read(List<ObjectInput> inputs, boolean isWholeArchive, InputStream standardInput)
            throws FileProblem {
        LinkInputs reader = new LinkInputs(isWholeArchive, standardInput);
        for (ObjectInput input : inputs) {
            reader.read(input);
        }
        return reader.read;
    }

    private void read(ObjectInput input) throws FileProblem {
        byte[] bytes = input.read(standardInput);
        if (!ArchiveMagic.isArchive(bytes)) {
            read.add(new LinkInput(new NamedBytes(input.name(), bytes), false));
            return;
        }
        for (NamedBytes member : ArchiveReader.members(input.name(), bytes)) {
            read.add(new LinkInput(member, !isWholeArchive));
        }
    }
}
