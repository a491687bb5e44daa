package io.github.retrobpf.cli.link;

import io.github.retrobpf.elf.io.SafeText;
import io.github.retrobpf.rewriter.link.LinkMap;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code --undefined} prints. */
final class UndefinedNames {
    private UndefinedNames() {}

    /** A line for each: name, declaration and object, with tabs between. */
    static byte[] text(LinkMap map) {
        return map.undefined().stream()
                .map(s -> Stream.of(s.name(), s.declaration(), s.chosen().input())
                        .map(SafeText::escape)
                        .collect(Collectors.joining("\t", "", "\n")))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
