package io.github.retrobpf.elf.build;

import static io.github.retrobpf.elf.build.Edits.edited;
import static io.github.retrobpf.elf.build.Edits.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Relocation;
import io.github.retrobpf.elf.model.RelocationTable;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.HandMadeElf;
import io.github.retrobpf.elf.testing.Sample;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelocationEditTest {
    static Iterable<ByteOrder> orders() {
        return Sample.orders();
    }

    private static HandMadeElf withAddends(ByteOrder order) {
        HandMadeElf elf = Sample.of(order);
        elf.section(".rela.maps", SectionType.RELA, elf.rela(4, 2, Sample.PROG, -8))
                .link(Sample.SYMTAB)
                .info(Sample.MAPS)
                .entrySize(24);
        return elf;
    }

    private static List<Relocation> relocations(ElfFile file, int target) {
        List<Relocation> all = new ArrayList<>();
        for (RelocationTable table : file.relocationsOf(target)) {
            for (int i = 0; i < table.count(); i++) {
                all.add(table.get(i));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("orders")
    void entries_are_replaced_without_touching_symbols(ByteOrder order) throws MalformedInputException {
        ElfFile after = edited(Sample.of(order), b -> {
            SectionId id = id(b, ".relxdp");
            List<RelocationEdit> entries = new ArrayList<>(b.relocations(id));
            entries.add(new RelocationEdit(24, 0xffff_fff0, b.symbol(Sample.KFUNC), 0));
            b.setRelocations(id, entries);
            assertThat(b.relocations(id)).isEqualTo(entries);
        });

        assertThat(relocations(after, Sample.XDP))
                .containsExactly(
                        new Relocation(0, 10, Sample.HELPER, 0),
                        new Relocation(8, 1, Sample.MAP, 0),
                        new Relocation(24, 0xffff_fff0, Sample.KFUNC, 0));
        assertThat(after.section(Sample.ADDRSIG).name()).isEqualTo(".llvm_addrsig");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void addends_survive_a_change_of_symbols(ByteOrder order) throws MalformedInputException {
        ElfFile after =
                edited(withAddends(order), b -> b.add(new NewSymbol("local", 0, 0, b.section(Sample.TEXT), 0, 0)));

        assertThat(relocations(after, Sample.MAPS)).containsExactly(new Relocation(4, 2, Sample.PROG + 1, -8));
    }

    @Test
    void addend_that_has_no_room_is_refused() throws MalformedInputException {
        ElfBuilder builder = ElfBuilder.of(
                ElfReader.read(withAddends(ByteOrder.LITTLE_ENDIAN).toBytes(), "a.o"));
        List<RelocationEdit> entries = List.of(new RelocationEdit(0, 2, builder.symbol(Sample.MAP), 4));

        builder.setRelocations(id(builder, ".rela.maps"), entries);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.setRelocations(id(builder, ".relxdp"), entries))
                .withMessage("section .relxdp holds no addends");
    }

    @Test
    void only_relocation_sections_take_relocations() throws MalformedInputException {
        ElfBuilder builder =
                ElfBuilder.of(ElfReader.read(Sample.of(ByteOrder.LITTLE_ENDIAN).toBytes(), "a.o"));

        assertThat(builder.relocations(id(builder, "xdp"))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.setRelocations(id(builder, "xdp"), List.of()))
                .withMessage("section xdp holds no relocations");
    }
}
