package io.github.retrobpf.report.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.EachObject;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.elf.testing.Golden;
import io.github.retrobpf.rewriter.api.BtfFiles;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.inspect.TypeFacts;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypesDocumentTest {
    private static byte[] document(byte[] object) throws MalformedInputException {
        return TypesDocument.of("1.2.3", "in.o", BtfFiles.facts(new NamedBytes("in.o", object)))
                .toBytes();
    }

    @EachObject
    void every_document_is_what_the_schema_says(Path path) throws MalformedInputException {
        byte[] object = Fixtures.read(path);
        ElfFile elf = ElfReader.read(object, "in.o");
        if (elf.section(".BTF").isPresent()) {
            assertThat(Schemas.violations(Schemas.TYPES, document(object))).isEmpty();
        }
    }

    @Test
    void a_fixture_is_told_as_its_golden_document_says() throws IOException, MalformedInputException {
        byte[] document = document(Fixtures.bytes("maps_and_globals.clang19.el.o"));
        Golden.assertSame("maps_and_globals.types.json", new String(document, UTF_8));
    }

    @Test
    void both_byte_orders_are_told_alike() throws MalformedInputException {
        assertThat(document(Fixtures.bytes("diamond.clang19.eb.o")))
                .isEqualTo(document(Fixtures.bytes("diamond.clang19.el.o")));
    }

    @Test
    void large_numbers_and_odd_names_come_through() {
        TypeFacts facts = new TypeFacts(
                1,
                "ENUM64",
                "a\u001b",
                8L,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                List.of(new TypeFacts.Enumerator("MAX", new BigInteger("18446744073709551615"))),
                null,
                null);

        byte[] document = TypesDocument.of("1", "x", List.of(facts)).toBytes();

        assertThat(new String(document, UTF_8)).contains("\"value\": 18446744073709551615", "\"name\": \"a\\u001B\"");
        assertThat(Schemas.violations(Schemas.TYPES, document)).isEmpty();
    }

    @Test
    void the_schema_refuses_what_it_does_not_know() throws MalformedInputException {
        String document = new String(document(Fixtures.bytes("diamond.clang19.el.o")), UTF_8);

        assertThat(Schemas.violations(
                        Schemas.TYPES,
                        document.replace("\"bitOffset\"", "\"offset\"").getBytes(UTF_8)))
                .isNotEmpty();
        assertThat(Schemas.violations(
                        Schemas.TYPES,
                        document.replace("\"PTR\"", "\"POINTER\"").getBytes(UTF_8)))
                .isNotEmpty();
    }
}
