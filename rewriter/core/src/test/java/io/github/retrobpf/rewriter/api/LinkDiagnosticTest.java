package io.github.retrobpf.rewriter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.read.ElfReader;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.diagnostic.Diagnostic;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each code of linking has objects that provoke it; the whole message counts. */
class LinkDiagnosticTest {
    private static final LinkOptions STRICT = new LinkOptions(false, false, true, false, List.of());
    private static final LinkOptions IDENTICAL = new LinkOptions(false, false, false, true, List.of());
    private static final LinkOptions DEBUG = new LinkOptions(true, false, false, false, List.of());

    private record Case(Code code, List<NamedBytes> objects, LinkOptions options, String message) {
        Case(Code code, String objects, String message) {
            this(code, objects, LinkOptions.DEFAULT, message);
        }

        Case(Code code, String objects, LinkOptions options, String message) {
            this(code, Arrays.stream(objects.split(" ")).map(Case::part).toList(), options, message);
        }

        private static NamedBytes part(String name) {
            String file = name.contains(".") ? name : "link/" + name + ".clang19.el";
            return new NamedBytes(name.replaceAll("\\..*", "") + ".o", Fixtures.bytes(file + ".o"));
        }
    }

    private static List<Case> cases() throws MalformedInputException {
        String header = "; declare it by one header in all objects";
        return List.of(
                new Case(
                        Code.LINK_UNSUPPORTED,
                        "common",
                        "common.o:.symtab+0x48: 'counter' has no section yet (COMMON); give the variable an initialiser, or"
                                + " compile with -fno-common"),
                new Case(
                        Code.LINK_UNSUPPORTED,
                        "with_dwarf_compressed.clang19.el",
                        DEBUG,
                        "with_dwarf_compressed.o:.debug_abbrev+0x0: is compressed, and cannot be joined with others;"
                                + " compile without -gz, or link with --strip-debug"),
                new Case(
                        Code.LINK_BYTE_ORDER,
                        "half link/user.clang19.eb",
                        "link/user.o: is big-endian, but half.o is little-endian; compile all of them with -target bpfel,"
                                + " or all with bpfeb"),
                new Case(
                        Code.LINK_LICENSE,
                        "weak other_types",
                        "other_types.o:license+0x0: license is 'Dual MIT/GPL', but that of weak.o is 'GPL'; one program has"
                                + " one license: give all objects the same"),
                new Case(
                        Code.LINK_SECTION,
                        "weak other_kinds",
                        "other_kinds.o:.symtab+0x60: 'before' is declared in section '.kconfig', but defined in section"
                                + " '.data' at weak.o:.data+0x0; give both the same section: .ksyms and .kconfig are the"
                                + " kernel's"),
                new Case(
                        Code.LINK_DUPLICATE,
                        "strong identical",
                        "identical.o:.text+0x0: 'int scale(void *, int)' is defined a second time, first at"
                                + " strong.o:.text+0x0; make one of them static or __weak, or allow identical ones with"
                                + " --allow-multiple-identical"),
                new Case(
                        Code.LINK_DUPLICATE,
                        "half untyped",
                        IDENTICAL,
                        "untyped.o:.text+0x0: 'half' is defined a second time, first at half.o:.text+0x0, as 'int"
                                + " half(int)', and they differ: 'int half(int)' against 'half'; make one of them static"
                                + " or __weak"),
                new Case(
                        Code.LINK_TYPE_MISMATCH,
                        "strong other_types",
                        "other_types.o:.symtab+0x60: 'scale' is 'int scale(void *, struct range *)', but at"
                                + " strong.o:.text+0x0 'int scale(void *, int)': 'struct range *' against 'int'"
                                + header),
                new Case(
                        Code.LINK_TYPE_MISMATCH,
                        "strong other_types",
                        "other_types.o:.symtab+0x48: 'tunable' is 'struct range tunable', but at strong.o:.data+0x4 'int"
                                + " tunable': 'struct range' against 'int'" + header),
                new Case(
                        Code.LINK_MAP_MISMATCH,
                        "weak other_kinds",
                        "other_kinds.o:.symtab+0x78: map 'events' is another one than at weak.o:.maps+0x0: value_size is 8"
                                + " against 4" + header),
                new Case(
                        Code.LINK_NO_BTF,
                        "untyped user",
                        "untyped.o:.text+0x0: there is no type for 'half', which user.o:.symtab+0x198 mentions as well;"
                                + " compile with -g"),
                new Case(
                        Code.LINK_RECORD_SIZE,
                        List.of(Case.part("user"), new NamedBytes("half.o", withLargeRecords())),
                        LinkOptions.DEFAULT,
                        "half.o:.BTF.ext+0x24: func_info records have 12 bytes, but those at user.o:.BTF.ext+0x24 have 8;"
                                + " compile all objects with the same compiler"),
                new Case(
                        Code.LINK_UNRESOLVED,
                        "user",
                        STRICT,
                        "user.o:.symtab+0x198: 'half' is declared, as 'int half(int)', but nobody defines it; add the"
                                + " object that does; what the kernel defines is declared with __ksym or __kconfig"),
                new Case(
                        Code.LINK_ARRAY_SIZE,
                        "half other_kinds",
                        "other_kinds.o:.symtab+0x48: 'table' is 'int table[8]', but at half.o:.data+0x0 'int table[4]';"
                                + " the definition's size counts; a program that relies on another one is refused or reads"
                                + " beyond it"),
                new Case(
                        Code.LINK_MAP_HIDDEN,
                        "weak hidden_map",
                        "hidden_map.o:.symtab+0x48: map 'events' is hidden by hidden_map.o, and loaders refuse hidden maps"
                                + " ('unsupported map linkage static'); remove __hidden from its declaration"),
                new Case(
                        Code.LINK_NO_FUNC_INFO,
                        "weak untyped",
                        "untyped.o:.text+0x0: function 'half' has no func_info, and programs of other objects, which have"
                                + " it, cannot call it; compile with -g"),
                new Case(
                        Code.LINK_STALE_DEBUG,
                        "weak strong",
                        DEBUG,
                        "weak.o:.text+0x0: functions are left out, and the lines in .debug_line for what stands behind them"
                                + " are off; BTF's line_info is right; without debug info (--strip-debug) nothing is"
                                + " off"));
    }

    /** An object whose func_info records have another word. */
    private static byte[] withLargeRecords() throws MalformedInputException {
        ElfFile elf = ElfReader.read(Fixtures.bytes("link/half.clang19.el.o"), "half.o");
        ByteView old = elf.section(".BTF.ext").orElseThrow().data().bytes();
        ByteSink sink = new ByteSink(old.order(), 64);
        sink.bytes(old.slice(0, 8)).u32(0).u32(24).u32(24).u32(0).u32(24).u32(0);
        sink.u32(12).u32(old.u32(36)).u32(1).bytes(old.slice(44, 8)).u32(0);
        // Relocations of the section stay, and what they are for.
        sink.bytes(new byte[old.size() - sink.size()]);
        ElfBuilder builder = ElfBuilder.of(elf);
        builder.setData(builder.section(".BTF.ext").orElseThrow(), sink.toByteArray());
        return builder.toBytes();
    }

    @ParameterizedTest
    @EnumSource(value = Code.class, mode = EnumSource.Mode.MATCH_ALL, names = "LINK_.*")
    void objects_provoke_each(Code code) throws MalformedInputException {
        List<Case> cases = cases().stream().filter(c -> c.code == code).toList();

        assertThat(cases).isNotEmpty();
        for (Case c : cases) {
            assertThat(diagnostics(c))
                    .filteredOn(d -> d.code() == code)
                    .extracting(Diagnostic::message)
                    .contains(c.message);
        }
    }

    private static List<Diagnostic> diagnostics(Case c) throws MalformedInputException {
        List<LinkInput> inputs =
                c.objects.stream().map(o -> new LinkInput(o, false)).toList();
        try {
            return Retrobpf.link(new LinkRequest("out.o", inputs, c.options, Optional.empty(), true))
                    .diagnostics();
        } catch (LinkException e) {
            return e.errors();
        }
    }
}
