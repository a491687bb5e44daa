package io.github.retrobpf.elf.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SectionData;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.EachObject;
import io.github.retrobpf.elf.testing.Fixtures;
import java.nio.file.Path;

class IdentityTest {
    @EachObject
    void an_unchanged_object_is_written_byte_for_byte(Path path) throws MalformedInputException {
        byte[] bytes = Fixtures.read(path);

        ElfFile file = ElfReader.read(bytes, path.toString());

        assertThat(ElfBuilder.of(file).toBytes()).isEqualTo(bytes);
    }

    /** Goes through every encoder: what is read and set again is encoded anew. */
    @EachObject
    void an_object_whose_every_part_is_set_again_is_written_byte_for_byte(Path path) throws MalformedInputException {
        byte[] bytes = Fixtures.read(path);
        ElfFile file = ElfReader.read(bytes, path.toString());
        ElfBuilder builder = ElfBuilder.of(file);

        for (Section section : file.sections()) {
            SectionId id = builder.section(section.index());
            SectionData data = section.data();
            if (data instanceof SectionData.Relocations) {
                builder.setRelocations(id, builder.relocations(id));
            } else if (data instanceof SectionData.Raw || data instanceof SectionData.Strings) {
                builder.setData(id, builder.data(id).toByteArray());
            }
        }

        assertThat(builder.toBytes()).isEqualTo(bytes);
    }
}
