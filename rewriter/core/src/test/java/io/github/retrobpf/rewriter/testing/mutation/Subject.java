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
import io.github.retrobpf.rewriter.object.BpfObjectReader;
import io.github.retrobpf.rewriter.validate.ParsedObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rewriting whose output is to be broken. */
final class Subject {
    /** An edit of the output's types. */
    @FunctionalInterface
    interface TypeEdit {
        void apply(BtfBuilder types);
    }

    private final String name;
    private final ParsedObject original;
    private final BpfObject after;
    private final byte[] output;
    private final @Nullable Asked asked;
    /** Names of originals by those of their clones. */
    private final Map<String, String> originals = new HashMap<>();

    /** What was rewritten, and how. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Asked(byte[] input, RewriteOptions options, DeclaredRewriting rewriting) {}

    private Subject(String name, ParsedObject original, BpfObject after, byte[] output, @Nullable Asked asked) {
        this.name = name;
        this.original = original;
        this.after = after;
        this.output = output;
        this.asked = asked;
    }

    /**
     * Rewrites an object.
     *
     * @param name for messages
     * @return empty where nothing is changed
     */
    static Optional<Subject> of(String name, byte[] input, RewriteOptions options) throws MalformedInputException {
        DeclaredRewriting rewriting = DeclaredRewriting.of(name, input, options);
        if (!rewriting.result().isChanged()) {
            return Optional.empty();
        }
        Subject subject = new Subject(
                name,
                ParsedObject.of(rewriting.before().elf()),
                rewriting.after(),
                rewriting.result().output(),
                new Asked(input, options, rewriting));
        for (FunctionDecision decision : rewriting.result().functions()) {
            if (decision.isClone()) {
                subject.originals.put(decision.name(), decision.function());
            }
        }
        return Optional.of(subject);
    }

    /** What was linked: nothing of it is new. */
    static Subject of(String name, byte[] linked) throws MalformedInputException {
        BpfObject after = BpfObjectReader.read(linked, "linked.o");
        return new Subject(name, ParsedObject.of(after.elf()), after, linked, null);
    }

    String name() {
        return name;
    }

    byte[] input() {
        return asked().input();
    }

    RewriteOptions options() {
        return asked().options();
    }

    DeclaredRewriting rewriting() {
        return asked().rewriting();
    }

    private Asked asked() {
        return Objects.requireNonNull(asked, "a linked object");
    }

    ParsedObject original() {
        return original;
    }

    byte[] output() {
        return output;
    }

    /** The output. */
    BpfObject after() {
        return after;
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
