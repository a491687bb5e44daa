package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.build.ElfBuilder;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.format.SectionType;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.elf.model.SymbolTable;
import io.github.retrobpf.rewriter.api.DeclaredRewriting;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rewriting whose output is to be broken. */
final class Subject {
    /** An edit of the output's types. */
    @FunctionalInterface
    interface TypeEdit {
        void apply(BtfBuilder types);
    }

    private final String name;
    private final byte[] input;
    private final RewriteOptions options;
    private final DeclaredRewriting rewriting;
    private final ParsedObject original;
    private final byte[] output;
    /** Names of originals by those of their clones. */
    private final Map<String, String> originals = new HashMap<>();

    private Subject(String name, byte[] input, RewriteOptions options, DeclaredRewriting rewriting)
            throws MalformedInputException {
        this.name = name;
        this.input = input;
        this.options = options;
        this.rewriting = rewriting;
        this.original = ParsedObject.of(rewriting.before().elf());
        this.output = rewriting.result().output();
        for (FunctionDecision decision : rewriting.result().functions()) {
            if (decision.isClone()) {
                originals.put(decision.name(), decision.function());
            }
        }
    }

    /**
     * Rewrites an object.
     *
     * @param name for messages
     * @return empty where nothing is changed
     */
    static Optional<Subject> of(String name, byte[] input, RewriteOptions options) throws MalformedInputException {
        DeclaredRewriting rewriting = DeclaredRewriting.of(name, input, options);
        return rewriting.result().isChanged()
                ? Optional.of(new Subject(name, input, options, rewriting))
                : Optional.empty();
    }

    String name() {
        return name;
    }

    byte[] input() {
        return input;
    }

    RewriteOptions options() {
        return options;
    }

    DeclaredRewriting rewriting() {
        return rewriting;
    }

    ParsedObject original() {
        return original;
    }

    byte[] output() {
        return output;
    }

    /** The output. */
    BpfObject after() {
        return rewriting.after();
    }

    ElfFile elf() {
        return after().elf();
    }

    SymbolTable symbols() {
        return elf().symbols().orElseThrow();
    }

    Patch patch() {
        return new Patch(output, elf().header().order());
    }

    ElfBuilder edit() {
        return ElfBuilder.of(elf());
    }

    boolean isClone(BpfFunction function) {
        return originals.containsKey(function.name()) && function.offset() >= oldTextSize();
    }

    /** Whether two functions of the output are the same one in the original. */
    boolean areSameInOriginal(BpfFunction a, BpfFunction b) {
        return originals.getOrDefault(a.name(), a.name()).equals(originals.getOrDefault(b.name(), b.name()));
    }

    List<BpfFunction> clones() {
        return after().functions().stream().filter(this::isClone).toList();
    }

    /** The function of the output that a clone was made of. */
    BpfFunction originalOf(BpfFunction clone) {
        String wanted = originals.get(clone.name());
        return after().functions().stream()
                .filter(f -> f.name().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** Where clones start in {@code .text}. */
    long oldTextSize() {
        return original.elf()
                .section(".text")
                .filter(Section::isExecutable)
                .map(s -> s.header().size())
                .orElse(0L);
    }

    static boolean isCode(Section section) {
        return section.isExecutable() && section.type() == SectionType.PROGBITS;
    }

    /** Where a section's bytes stand in the file. */
    int start(Section section) {
        return (int) section.header().offset();
    }

    /** Where a section's header stands in the file. */
    int headerOf(Section section) {
        return elf().header().shoff() + 64 * section.index();
    }

    /** Index of the symbol that stands for a section, or 0. */
    int sectionSymbol(int section) {
        for (int i = 1; i < symbols().count(); i++) {
            if (symbols().get(i).type() == SymbolType.SECTION
                    && symbols().get(i).shndx() == section) {
                return i;
            }
        }
        return 0;
    }

    /** The file with other types. */
    Making types(TypeEdit edit) {
        return () -> {
            BtfBuilder builder = new BtfBuilder(after().btf().orElseThrow());
            edit.apply(builder);
            return with(".BTF", builder.toBytes());
        };
    }

    /** The file with other contents of a section. */
    byte[] with(String section, byte[] contents) throws MalformedInputException {
        ElfBuilder elf = edit();
        SectionId id = elf.section(section).orElseThrow();
        elf.setData(id, contents);
        return elf.toBytes();
    }

    /** Where a type's record stands in the file. */
    int typeStart(int id) {
        Btf btf = after().btf().orElseThrow();
        return start(elf().section(".BTF").orElseThrow()) + btf.header().typeStart() + btf.offset(id);
    }

    static int s32(ByteView bytes, int at) {
        try {
            return bytes.s32(at);
        } catch (MalformedInputException e) {
            throw new AssertionError(e);
        }
    }

    /** Four bytes of the output. */
    int word(int at) {
        return s32(elf().image(), at);
    }
}
