package io.github.retrobpf.rewriter.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.NewSection;
import io.github.retrobpf.elf.build.NewSymbol;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.format.SectionFlags;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Maps as sections and BTF define them, rightly and wrongly. */
class MapFactsTest {
    static final List<ByteOrder> ORDERS = List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);

    private final BtfBuilder btf = BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN);
    private final int integer = btf.add(new BtfType.Int(btf.string("__u32"), 4, 0, 0, 32));

    private static ElfBuilder elf(ByteOrder order) throws MalformedInputException {
        byte[] bytes = new ObjectDraft(order).withoutBtf().toBytes();
        return ElfBuilder.of(ElfReader.read(bytes, "draft.o"));
    }

    private static SectionId section(ElfBuilder elf, String name, SectionType type, byte[] data) {
        long flags = SectionFlags.ALLOC | SectionFlags.WRITE;
        return elf.add(new NewSection(name, type.code(), flags, 4, 0, null, null), data);
    }

    private static void symbol(ElfBuilder elf, String name, SectionId section, long value) {
        elf.add(new NewSymbol(name, SymbolType.OBJECT.info(SymbolBinding.GLOBAL), 0, section, value, 20));
    }

    private static byte[] words(ByteOrder order, int... words) {
        ByteSink sink = new ByteSink(order, 64);
        Arrays.stream(words).forEach(sink::u32);
        return sink.toByteArray();
    }

    private static List<MapFacts> maps(ElfBuilder elf) throws MalformedInputException {
        return Retrobpf.inspect("draft.o", elf.toBytes(), RewriteOptions.DEFAULT)
                .maps();
    }

    private List<MapFacts> mapsOfBtf() throws MalformedInputException {
        ElfBuilder elf = elf(ByteOrder.LITTLE_ENDIAN);
        section(elf, ".BTF", SectionType.PROGBITS, btf.toBytes());
        return maps(elf);
    }

    private int number(long n) {
        return btf.add(new BtfType.Ptr(btf.add(new BtfType.Array(integer, integer, n))));
    }

    private Member member(String name, int type) {
        return new Member(btf.string(name), type, 0);
    }

    private int variable(String name, int type) {
        return btf.add(new BtfType.Var(btf.string(name), type, Linkage.GLOBAL));
    }

    private int variable(String name, Member... members) {
        return variable(name, btf.add(new BtfType.Struct(0, false, 0, List.of(members))));
    }

    private void section(String name, Integer... variables) {
        List<SecVar> all = new ArrayList<>();
        Arrays.stream(variables).forEach(v -> all.add(new SecVar(v, 0, 0)));
        btf.add(new BtfType.DataSec(btf.string(name), 0, all));
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void legacy_maps_are_read_where_their_symbols_stand(ByteOrder order) throws MalformedInputException {
        ElfBuilder elf = elf(order);
        SectionId maps = section(elf, "maps", SectionType.PROGBITS, words(order, 1, 4, 8, 16, 0, 27, 0, 0, 4096, 0));
        SectionId single = section(elf, "maps/single", SectionType.PROGBITS, words(order, 2, 4, 8, 1));
        SectionId other = section(elf, "mapsize", SectionType.PROGBITS, words(order, 1, 1, 1, 1));
        symbol(elf, "hash", maps, 0);
        symbol(elf, "ring", maps, 20);
        symbol(elf, "single", single, 0);
        symbol(elf, "other", other, 0);

        assertThat(maps(elf))
                .containsExactly(
                        new MapFacts("hash", "maps", "hash", 4, 8, 16),
                        new MapFacts("ring", "maps", "ringbuf", 0, 0, 4096),
                        new MapFacts("single", "maps/single", "array", 4, 8, 1));
    }

    @Test
    void a_legacy_map_that_is_cut_off_is_read_as_far_as_it_goes() throws MalformedInputException {
        ElfBuilder elf = elf(ByteOrder.LITTLE_ENDIAN);
        SectionId maps = section(elf, "maps", SectionType.PROGBITS, words(ByteOrder.LITTLE_ENDIAN, 999, 4, 8));
        symbol(elf, "cut", maps, 0);
        symbol(elf, "outside", maps, 12);
        symbol(elf, "far", maps, -1);
        SectionId empty = section(elf, "maps/none", SectionType.NOBITS, new byte[0]);
        symbol(elf, "none", empty, 0);

        assertThat(maps(elf))
                .containsExactly(
                        new MapFacts("cut", "maps", "999", 4, 8, 0),
                        new MapFacts("outside", "maps", "unspec", 0, 0, 0),
                        new MapFacts("far", "maps", "unspec", 0, 0, 0),
                        new MapFacts("none", "maps/none", "unspec", 0, 0, 0));
    }

    @Test
    void sections_of_data_become_arrays() throws MalformedInputException {
        ElfBuilder elf = elf(ByteOrder.LITTLE_ENDIAN);
        section(elf, ".data", SectionType.PROGBITS, new byte[8]);
        section(elf, ".data.late", SectionType.PROGBITS, new byte[3]);
        section(elf, ".rodata.str1.1", SectionType.PROGBITS, new byte[5]);
        section(elf, ".rodata", SectionType.PROGBITS, new byte[0]);
        section(elf, ".database", SectionType.PROGBITS, new byte[1]);
        section(elf, ".bss.more", SectionType.NOBITS, new byte[0]);

        assertThat(maps(elf))
                .extracting(MapFacts::name, MapFacts::type, MapFacts::keySize, MapFacts::valueSize)
                .extracting(Object::toString)
                .containsExactly(
                        "(\".data\", \"array\", 4L, 8L)",
                        "(\".data.late\", \"array\", 4L, 3L)",
                        "(\".rodata.str1.1\", \"array\", 4L, 5L)",
                        "(\".bss.more\", \"array\", 4L, 0L)");
    }

    @Test
    void btf_defines_maps_by_sizes_or_types() throws MalformedInputException {
        int pair = btf.add(new BtfType.Struct(btf.string("pair"), false, 16, List.of()));
        int typed = variable(
                "typed",
                member("type", number(9)),
                member("key", btf.add(new BtfType.Ptr(integer))),
                member("value", btf.add(new BtfType.Ptr(pair))),
                member("max_entries", number(100)),
                member("map_flags", number(1)));
        int sized = variable(
                "sized", member("type", number(1)), member("key_size", number(2)), member("value_size", number(3)));
        int outer = variable(
                "outer",
                member("type", number(12)),
                member("key", btf.add(new BtfType.Ptr(integer))),
                member("values", btf.add(new BtfType.Array(btf.add(new BtfType.Ptr(pair)), integer, 0))));
        section(".maps", typed, sized, outer);

        assertThat(mapsOfBtf())
                .containsExactly(
                        new MapFacts(
                                "typed",
                                ".maps",
                                "lru_hash",
                                4,
                                16,
                                100,
                                Optional.of("__u32"),
                                Optional.of("struct pair")),
                        new MapFacts("sized", ".maps", "hash", 2, 3, 0),
                        new MapFacts(
                                "outer", ".maps", "array_of_maps", 4, 4, 0, Optional.of("__u32"), Optional.empty()));
    }

    @Test
    void odd_definitions_are_read_as_far_as_they_go() throws MalformedInputException {
        int noStruct = variable("no_struct", integer);
        int odd = variable(
                "odd",
                member("type", integer),
                member("key", integer),
                member("value", btf.add(new BtfType.Ptr(0))),
                member("max_entries", btf.add(new BtfType.Ptr(integer))));
        int function = btf.add(
                new BtfType.Func(btf.string("function"), Linkage.EXTERN, btf.add(new BtfType.FuncProto(0, List.of()))));
        int nameless = variable("", member("type", number(4_000_000_000L)));
        section(".maps", noStruct, odd, function, nameless);
        section(".maps", noStruct);

        assertThat(mapsOfBtf())
                .containsExactly(
                        new MapFacts("no_struct", ".maps", "unspec", 0, 0, 0),
                        new MapFacts("odd", ".maps", "unspec", 0, 0, 0, Optional.empty(), Optional.of("void")),
                        new MapFacts("", ".maps", "4000000000", 0, 0, 0));
    }

    @Test
    void struct_ops_variables_are_maps() throws MalformedInputException {
        int ops = btf.add(new BtfType.Struct(btf.string("tcp_congestion_ops"), false, 192, List.of()));
        section(".struct_ops", variable("cubic", ops));
        section(".struct_ops.link", variable("linked", ops));

        assertThat(mapsOfBtf())
                .containsExactly(
                        new MapFacts(
                                "cubic",
                                ".struct_ops",
                                "struct_ops",
                                4,
                                192,
                                1,
                                Optional.empty(),
                                Optional.of("struct tcp_congestion_ops")),
                        new MapFacts(
                                "linked",
                                ".struct_ops.link",
                                "struct_ops",
                                4,
                                192,
                                1,
                                Optional.empty(),
                                Optional.of("struct tcp_congestion_ops")));
    }

    @Test
    void values_of_the_configuration_stand_without_gaps() throws MalformedInputException {
        int wide = btf.add(new BtfType.Int(btf.string("long"), 8, 0, 0, 64));
        section(
                ".kconfig",
                variable("CONFIG_HZ", integer),
                variable("CONFIG_LONG", wide),
                variable("CONFIG_X", integer));

        assertThat(mapsOfBtf()).containsExactly(new MapFacts(".kconfig", ".kconfig", "array", 4, 16, 1));
    }
}
