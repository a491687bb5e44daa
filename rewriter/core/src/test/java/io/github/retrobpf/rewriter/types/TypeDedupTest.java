package io.github.retrobpf.rewriter.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.diff.BtfDiff;
import io.github.retrobpf.btf.ext.CoreRelo;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.merge.BtfMerge;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.EachObject;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.BtfFiles;
import io.github.retrobpf.rewriter.api.DedupResult;
import io.github.retrobpf.rewriter.api.NamedBytes;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import io.github.retrobpf.rewriter.testing.HeldTypeIds;
import io.github.retrobpf.rewriter.testing.Tool;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeDedupTest {
    private static final byte[] PLAIN = Fixtures.bytes("maps_and_globals.clang19.el.o");

    @TempDir
    private Path folder;

    private static DedupResult dedup(byte[] input) throws MalformedInputException {
        return BtfFiles.dedup(new NamedBytes("a.o", input));
    }

    @EachObject
    void every_object_keeps_all_but_its_duplicates(Path path) throws MalformedInputException {
        byte[] input = Fixtures.read(path);
        BpfObject before = BpfObjectReader.read(input, "a.o");
        if (before.btf().isEmpty()) {
            assertThatThrownBy(() -> dedup(input)).hasMessage("a.o+0x0: has no .BTF section; was it compiled with -g?");
            return;
        }

        byte[] output = dedup(input).output();

        BpfObject after = BpfObjectReader.read(output, "a.o");
        assertThat(records(after)).isEqualTo(records(before));
        assertThat(BtfDiff.of(before.btf().get(), after.btf().orElseThrow()).changes())
                .isEmpty();
        assertThat(contents(after.elf())).isEqualTo(contents(before.elf()));
        assertThat(dedup(output).output()).isEqualTo(output);
    }

    /** What loaders read of each record, ids and string offsets followed. */
    private static List<String> records(BpfObject object) {
        List<String> records = new ArrayList<>();
        Btf btf = object.btf().orElseThrow();
        if (object.btfExt().isEmpty()) {
            return records;
        }
        for (InfoKind kind : InfoKind.values()) {
            for (InfoBlock block : object.btfExt().get().blocks(kind)) {
                for (int i = 0; i < block.count(); i++) {
                    String what = switch (kind) {
                        case FUNC_INFO -> btf.name(block.typeId(i));
                        case LINE_INFO ->
                            btf.string(block.lineInfo(i).fileNameOff())
                                    + block.lineInfo(i).line() + ":"
                                    + block.lineInfo(i).col()
                                    + btf.string(block.lineInfo(i).lineOff());
                        case CORE_RELO ->
                            btf.kind(block.typeId(i))
                                    + btf.name(block.typeId(i))
                                    + block.coreRelo(i).kind()
                                    + btf.string(block.coreRelo(i).accessStrOff());
                    };
                    records.add(kind + btf.string(block.sectionName()) + block.insnOff(i) + " " + what);
                }
            }
        }
        return records;
    }

    /** All sections that are none of types, the ids of types in them aside. */
    private static List<String> contents(ElfFile elf) throws MalformedInputException {
        List<String> contents = new ArrayList<>();
        for (Section section : elf.sections()) {
            String name = section.name();
            boolean isData = section.header().flags() != 0 || name.startsWith(".debug") || name.equals("license");
            boolean isTables =
                    name.contains(".BTF") || name.startsWith(".rel") || name.equals(".llvm_addrsig") || name.isEmpty();
            if (isData && !isTables) {
                byte[] bytes = section.data().bytes().toByteArray();
                // Ids of types that instructions hold are other ones.
                HeldTypeIds.of(elf, section).forEach(at -> Arrays.fill(bytes, at, at + 4, (byte) 0));
                contents.add(name + " " + Arrays.hashCode(bytes));
            }
        }
        return contents;
    }

    @Test
    void what_stands_twice_goes_with_its_strings() throws MalformedInputException {
        BtfBuilder b = BtfBuilder.empty(ByteOrder.BIG_ENDIAN);
        for (int i = 0; i < 3; i++) {
            int integer = b.add(new BtfType.Int(b.string("int"), 4, BtfType.Int.SIGNED, 0, 32));
            b.add(new BtfType.Typedef(b.string("u32"), b.add(new BtfType.Const(integer))));
        }
        b.string("nobody uses this");

        DedupResult result = dedup(b.toBytes());

        assertThat(result.typesBefore()).isEqualTo(9);
        assertThat(result.typesAfter()).isEqualTo(3);
        assertThat(result.bytesAfter()).isEqualTo(result.output().length).isEqualTo(24 + 16 + 12 + 12 + 9);
        assertThat(result.bytesBefore()).isGreaterThan(result.bytesAfter());
        assertThat(BtfFiles.listing(new NamedBytes("out", result.output()))).isEqualTo("""
                [1] INT 'int' size=4 bits_offset=0 nr_bits=32 encoding=SIGNED
                [2] CONST '(anon)' type_id=1
                [3] TYPEDEF 'u32' type_id=2
                """);
    }

    @Test
    void records_follow_the_ids_of_an_object() throws MalformedInputException {
        ElfFile elf = ElfReader.read(PLAIN, "a.o");
        Btf own = Btf.parse(elf.section(".BTF").orElseThrow().data().bytes());
        ElfBuilder builder = ElfBuilder.of(elf);
        builder.setData(builder.section(".BTF").orElseThrow(), twice(own));

        DedupResult result = dedup(builder.toBytes());

        assertThat(result.typesBefore()).isGreaterThan(own.endId() - 1);
        for (String name : List.of(".BTF", ".BTF.ext", ".text")) {
            assertThat(contents(result.output(), name))
                    .isEqualTo(contents(dedup(PLAIN).output(), name));
        }
    }

    @Test
    void an_instruction_that_holds_the_id_of_a_type_gets_the_new_one() throws MalformedInputException {
        BpfObject object = BpfObjectReader.read(Fixtures.bytes("core_exists.clang19.el.o"), "a.o");
        Btf own = object.btf().orElseThrow();
        InfoBlock block =
                object.btfExt().orElseThrow().blocks(InfoKind.CORE_RELO).get(0);
        CoreRelo relo = block.coreRelo(0);
        // Everything twice, and the record is about the second one.
        BtfMerge.Merged doubled = new BtfMerge(own.order(), List.of(own, own)).merge("a.o");
        int second = doubled.ids().get(1)[relo.typeId()];
        int record = (int) block.location(0).offset();
        String section = own.string(block.sectionName());
        int imm = (int) relo.insnOff() + 4;
        ElfBuilder elf = ElfBuilder.of(object.elf());
        patch(elf, ".BTF.ext", record + 4, second);
        patch(elf, ".BTF.ext", record + 12, 6);
        patch(elf, section, imm, second);
        elf.setData(elf.section(".BTF").orElseThrow(), withStringsOf(own, doubled.btf()));

        BpfObject output = BpfObjectReader.read(dedup(elf.toBytes()).output(), "a.o");

        int id = output.btfExt()
                .orElseThrow()
                .blocks(InfoKind.CORE_RELO)
                .get(0)
                .coreRelo(0)
                .typeId();
        assertThat(id).isNotEqualTo(second);
        assertThat(output.btf().orElseThrow().name(id)).isEqualTo(own.name(relo.typeId()));
        assertThat(output.elf().section(section).orElseThrow().data().bytes().s32(imm))
                .isEqualTo(id);
    }

    private static void patch(ElfBuilder elf, String section, int offset, int word) {
        ByteView old = elf.data(elf.section(section).orElseThrow());
        byte[] bytes = new ByteSink(old.order(), old.size())
                .bytes(old)
                .patchU32(offset, word)
                .toByteArray();
        elf.setData(elf.section(section).orElseThrow(), bytes);
    }

    /** The records of .BTF.ext go on naming their strings: those stand in front, at the same offsets. */
    private static byte[] withStringsOf(Btf own, Btf types) throws MalformedInputException {
        BtfBuilder b = new BtfBuilder(own);
        for (int id = own.endId(); id < types.endId(); id++) {
            b.add(TypeRefs.mapStrings(types.get(id), off -> off == 0 ? 0 : b.string(types.string(off))));
        }
        return b.toBytes();
    }

    @Test
    void loaders_take_objects_as_before() throws IOException, InterruptedException, MalformedInputException {
        Tool.assumeInstalled("bpftool");
        for (Path path : Fixtures.objects()) {
            boolean isNative = path.toString().endsWith(".clang19.el.o");
            if (isNative
                    && BpfObjectReader.read(Fixtures.read(path), "a.o").btf().isPresent()) {
                Path output = Files.write(
                        folder.resolve("out.o"), dedup(Fixtures.read(path)).output());

                assertThat(status("bpftool", "gen", "skeleton", output.toString(), "name", "x"))
                        .as("%s", path)
                        .isEqualTo(status("bpftool", "gen", "skeleton", path.toString(), "name", "x"));
            }
        }
    }

    private static String status(String... command) throws IOException, InterruptedException {
        return Tool.run(List.of(command)).lines().findFirst().orElseThrow();
    }

    private static byte[] contents(byte[] object, String section) throws MalformedInputException {
        return ElfReader.read(object, "a.o")
                .section(section)
                .orElseThrow()
                .data()
                .bytes()
                .toByteArray();
    }

    /** A duplicate of each type without members at the end. */
    private static byte[] twice(Btf btf) throws MalformedInputException {
        BtfBuilder b = new BtfBuilder(btf);
        for (int id = 1; id < btf.endId(); id++) {
            switch (btf.kind(id)) {
                case INT, PTR, CONST, TYPEDEF -> b.add(btf.get(id));
                default -> {}
            }
        }
        return b.toBytes();
    }

    @Test
    void relocations_of_types_go() throws MalformedInputException {
        assertThat(ElfReader.read(PLAIN, "a.o").section(".rel.BTF")).isPresent();

        ElfFile output = ElfReader.read(dedup(PLAIN).output(), "a.o");

        assertThat(output.section(".rel.BTF")).isEmpty();
        assertThat(output.section(".rel.BTF.ext")).isEmpty();
    }

    @Test
    void files_without_types_are_refused() {
        assertThatThrownBy(() -> dedup(new byte[] {1, 2, 3}))
                .isInstanceOf(MalformedInputException.class)
                .hasMessage("a.o+0x0: is neither an ELF file nor BTF");
        assertThatThrownBy(() -> dedup(new byte[0])).hasMessage("a.o+0x0: is neither an ELF file nor BTF");
        assertThatThrownBy(() -> dedup(new byte[] {0x7f, 'E', 'L', 'F'})).isInstanceOf(MalformedInputException.class);
    }

    @Test
    void a_check_finds_what_is_lost() throws MalformedInputException {
        Btf before = Btf.parse(ByteView.of(
                BtfBuilder.empty(ByteOrder.LITTLE_ENDIAN).toBytes(),
                new Location("a", null, 0),
                ByteOrder.LITTLE_ENDIAN));
        BtfBuilder b = new BtfBuilder(before);
        b.add(new BtfType.Fwd(b.string("s"), false));
        Btf after = Btf.parse(ByteView.of(b.toBytes(), new Location("a", null, 0), ByteOrder.LITTLE_ENDIAN));

        assertThatThrownBy(() -> DedupCheck.check(before, after))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("struct s is another one");
    }
}
