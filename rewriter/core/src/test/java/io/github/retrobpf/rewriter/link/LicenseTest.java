package io.github.retrobpf.rewriter.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.LinkInput;
import io.github.retrobpf.rewriter.api.LinkRequest;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.api.Retrobpf;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseTest {
    @ParameterizedTest
    @CsvSource({"const_license,externs,false", "externs,const_license,true"})
    void the_first_license_stays_where_others_differ_in_flags(String first, String second, boolean isWritable)
            throws Exception {
        List<LinkInput> inputs = Stream.of(first, second)
                .map(name -> new NamedBytes(name + ".o", Fixtures.bytes("link/" + name + ".clang19.el.o")))
                .map(object -> new LinkInput(object, false))
                .toList();

        byte[] output = Retrobpf.link(new LinkRequest("out.o", inputs, LinkOptions.DEFAULT, Optional.empty(), false))
                .output();

        Section license = ElfReader.read(output, "out.o").section("license").orElseThrow();
        assertThat(license.data().bytes().toByteArray()).isEqualTo(new byte[] {'G', 'P', 'L', 0});
        assertThat(license.header().has(SectionFlags.WRITE)).isEqualTo(isWritable);
    }
}
