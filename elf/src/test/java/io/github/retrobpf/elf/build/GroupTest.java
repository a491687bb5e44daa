package io.github.retrobpf.elf.build;

import static io.github.retrobpf.elf.build.Edits.data;
import static io.github.retrobpf.elf.build.Edits.edited;
import static io.github.retrobpf.elf.build.Edits.id;
import static io.github.retrobpf.elf.build.Edits.section;
import static io.github.retrobpf.elf.build.Edits.sectionNames;
import static io.github.retrobpf.elf.build.Edits.symbolNames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Section groups: members by section index in the data, the signature by symbol index in sh_info. */
class GroupTest {
    static Iterable<ByteOrder> orders() {
        return Sample.orders();
    }

    private static HandMadeElf withGroup(ByteOrder order, int signature, int... words) {
        HandMadeElf elf = Sample.of(order);
        elf.section(".group", SectionType.GROUP, elf.words(words))
                .link(Sample.SYMTAB)
                .info(signature)
                .align(4)
                .entrySize(4);
        return elf;
    }

    @ParameterizedTest
    @MethodSource("orders")
    void members_and_signature_follow(ByteOrder order) throws MalformedInputException {
        HandMadeElf elf = withGroup(order, Sample.PROG, 1, Sample.XDP, Sample.REL_XDP, Sample.BSS);

        ElfFile after = edited(elf, b -> {
            b.remove(id(b, ".maps"));
            b.remove(id(b, ".relxdp"));
            b.add(new NewSymbol("local", 0, 0, b.section(Sample.TEXT), 0, 0));
        });

        assertThat(data(after, ".group"))
                .isEqualTo(elf.words(
                        1, section(after, "xdp").index(), section(after, ".bss").index()));
        assertThat(section(after, ".group").header().info())
                .isEqualTo(symbolNames(after).indexOf("prog") + 1);
        assertThat(section(after, ".group").header().link())
                .isEqualTo(section(after, ".symtab").index());
    }

    @ParameterizedTest
    @MethodSource("orders")
    void words_that_name_no_section_stay(ByteOrder order) throws MalformedInputException {
        HandMadeElf elf = withGroup(order, 0, 1, Sample.XDP, -5, 9999, 0);

        ElfFile after = edited(elf, b -> b.remove(id(b, ".bss")));

        assertThat(data(after, ".group")).isEqualTo(elf.words(1, Sample.XDP, -5, 9999, 0));
    }

    @Test
    void group_goes_with_the_last_of_its_members() throws MalformedInputException {
        HandMadeElf elf = withGroup(ByteOrder.LITTLE_ENDIAN, Sample.PROG, 1, Sample.XDP, Sample.REL_XDP);

        ElfFile after = edited(elf, b -> b.remove(id(b, "xdp")));

        assertThat(sectionNames(after)).doesNotContain(".group", "xdp", ".relxdp");
    }

    @Test
    void group_whose_signature_was_removed_is_refused() throws MalformedInputException {
        HandMadeElf elf = withGroup(ByteOrder.LITTLE_ENDIAN, Sample.PROG, 1, Sample.XDP);
        ElfBuilder builder = ElfBuilder.of(ElfReader.read(elf.toBytes(), "a.o"));
        builder.remove(builder.symbol(Sample.PROG));

        assertThatIllegalStateException()
                .isThrownBy(builder::toBytes)
                .withMessage("section .group names symbol prog [4], which was removed");
    }
}
