package io.github.retrobpf.rewriter.inspect;

import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeSizes;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Maps that loaders make of data: an array of one entry for each section of variables, one for the values that the
 * object wants of the kernel's configuration, and a struct_ops map for each variable of such a section. Source: libbpf,
 * bpf_object__init_global_data_maps, bpf_object__init_kconfig_map, init_struct_ops_maps.
 */
final class DataMaps {
    private static final List<String> INITIALIZED = List.of(".data", ".rodata");
    private static final String ZEROED = ".bss";
    private static final List<String> STRUCT_OPS = List.of(".struct_ops", ".struct_ops.link");
    private static final long KEY_SIZE = 4;

    private final ElfFile elf;
    private final Optional<Btf> btf;
    private final DataSections sections;

    DataMaps(ElfFile elf, Optional<Btf> btf, DataSections sections) {
        this.elf = elf;
        this.btf = btf;
        this.sections = sections;
    }

    /** In the order of the sections. */
    List<MapFacts> read() {
        Stream<MapFacts> variables = elf.sections().stream()
                .filter(DataMaps::becomesMap)
                .map(s -> map(s.name(), s.header().size()));
        return Stream.of(
                        variables,
                        btf.stream().flatMap(this::kconfig),
                        btf.stream().flatMap(this::structOps))
                .flatMap(s -> s)
                .toList();
    }

    private static boolean becomesMap(Section section) {
        return switch (section.type()) {
            case PROGBITS ->
                section.header().size() > 0 && INITIALIZED.stream().anyMatch(name -> isCalled(section, name));
            case NOBITS -> isCalled(section, ZEROED);
            default -> false;
        };
    }

    /** {@code .data}, and {@code .data.more}. */
    private static boolean isCalled(Section section, String name) {
        return section.name().equals(name) || section.name().startsWith(name + ".");
    }

    /** The values stand behind each other without gaps: libbpf puts those with the largest alignment first. */
    private Stream<MapFacts> kconfig(Btf types) {
        TypeSizes sizes = new TypeSizes(types);
        long size = sections.variables(DataSections.KCONFIG).stream()
                .mapToLong(v -> sizes.of(v.type()).orElse(0))
                .sum();
        return size > 0 ? Stream.of(map(DataSections.KCONFIG, size)) : Stream.of();
    }

    private Stream<MapFacts> structOps(Btf types) {
        TypeSizes sizes = new TypeSizes(types);
        return STRUCT_OPS.stream()
                .flatMap(section -> sections.variables(section).stream()
                        .map(v -> new MapFacts(
                                types.name(v.type()),
                                section,
                                MapTypes.STRUCT_OPS,
                                KEY_SIZE,
                                sizes.of(v.type()).orElse(0),
                                1,
                                Optional.empty(),
                                Optional.of(CTypeName.of(types, v.type())))));
    }

    private static MapFacts map(String section, long size) {
        return new MapFacts(section, section, MapTypes.ARRAY, KEY_SIZE, size, 1);
    }
}
