package io.github.retrobpf.report.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.testing.EachObject;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.elf.testing.Golden;
import io.github.retrobpf.rewriter.api.LinkInput;
import io.github.retrobpf.rewriter.api.LinkRequest;
import io.github.retrobpf.rewriter.api.LinkResult;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkMapDocumentTest {
    private static final LinkOptions GC = new LinkOptions(false, true, false, true, List.of());

    private static byte[] document(LinkOptions options, String... parts) throws Exception {
        List<LinkInput> inputs = Stream.of(parts)
                .map(p -> new LinkInput(new NamedBytes(p + ".o", Fixtures.bytes("link/" + p + ".clang19.el.o")), false))
                .toList();
        LinkResult result = Retrobpf.link(new LinkRequest("app.o", inputs, options, Optional.empty(), true));
        return LinkMapDocument.of(
                        "1.2.3", "app.o", result.inputs(), result.map().get())
                .toBytes();
    }

    @Test
    void a_link_is_told_as_its_golden_document_says() throws Exception {
        byte[] document = document(LinkOptions.DEFAULT, "weak", "strong", "user");

        assertThat(Schemas.violations(Schemas.LINK_MAP, document)).isEmpty();
        Golden.assertSame("link-map.json", new String(document, UTF_8));
    }

    @Test
    void every_choice_is_what_the_schema_says() throws Exception {
        for (byte[] document : List.of(
                document(GC, "user", "half"),
                document(GC, "strong", "identical"),
                document(LinkOptions.DEFAULT, "weak_data", "strong_bss"),
                document(LinkOptions.DEFAULT, "half", "other_kinds"))) {
            assertThat(Schemas.violations(Schemas.LINK_MAP, document)).isEmpty();
        }
    }

    @EachObject
    void every_object_has_a_map(Path object) throws Exception {
        NamedBytes input = new NamedBytes("in.o", Fixtures.read(object));
        LinkResult result;
        try {
            result = Retrobpf.link(new LinkRequest(
                    "app.o", List.of(new LinkInput(input, false)), LinkOptions.DEFAULT, Optional.empty(), true));
        } catch (LinkException e) {
            assertThat(e.errors()).isNotEmpty();
            return;
        }
        byte[] document = LinkMapDocument.of(
                        "1.2.3", "app.o", result.inputs(), result.map().get())
                .toBytes();
        assertThat(Schemas.violations(Schemas.LINK_MAP, document)).isEmpty();
    }

    @Test
    void the_schema_refuses_what_it_does_not_know() throws Exception {
        String document = new String(document(LinkOptions.DEFAULT, "half"), UTF_8);

        assertThat(Schemas.violations(
                        Schemas.LINK_MAP,
                        document.replace("\"pieces\"", "\"parts\"").getBytes(UTF_8)))
                .isNotEmpty();
        assertThat(Schemas.violations(
                        Schemas.LINK_MAP,
                        document.replace("only-definition", "guess").getBytes(UTF_8)))
                .isNotEmpty();
    }
}
