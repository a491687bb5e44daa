package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.rewriter.insn.Instruction;
import java.util.ArrayList;
import java.util.List;

/** A function of an {@link ObjectDraft}: what it names, then {@code exit}. */
public final class FunctionDraft {
    private static final int NOP = 0xb7;
    private static final int JUMP = 0x05;

    /** How an instruction spells a function. */
    enum Form {
        CALL_SYMBOL,
        CALL_SECTION,
        CALL_RELATIVE,
        ADDRESS_SYMBOL,
        ADDRESS_SECTION,
        ADDRESS_RELATIVE,
        LOAD_SYMBOL,
        LOAD_SECTION,
        RAW
    }

    /** An instruction; where it names something, its register is that of {@code insn}, and the rest follows. */
    record Op(Form form, String target, Instruction insn) {
        private static final Instruction ZERO = new Instruction(0, 0, 0, 0, 0);

        Op(Form form, String target) {
            this(form, target, ZERO);
        }

        int size() {
            return switch (form) {
                case ADDRESS_SYMBOL, ADDRESS_SECTION, ADDRESS_RELATIVE, LOAD_SYMBOL, LOAD_SECTION ->
                    2 * Instruction.SIZE;
                case CALL_SYMBOL, CALL_SECTION, CALL_RELATIVE, RAW -> Instruction.SIZE;
            };
        }
    }

    record Tag(int component, String text) {}

    /** What a CO-RE record asks about the first struct of the object. */
    record Question(String access, int kind) {}

    /** A record of line_info (an int: the line) or CO-RE (a {@link Question}), by its place in the function. */
    record Note(int at, Object what) {}

    final String section;
    /** What other drafts call it. */
    final String name;

    String writtenName;
    SymbolBinding binding = SymbolBinding.GLOBAL;
    int linkage = Linkage.GLOBAL;
    int other;
    boolean hasFuncInfo = true;
    boolean hasSymbol = true;
    String sharesFuncOf = "";
    final List<ParameterDraft> params = new ArrayList<>();
    final List<Op> ops = new ArrayList<>();
    final List<Tag> tags = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();

    FunctionDraft(String section, String name) {
        this.section = section;
        this.name = name;
        this.writtenName = name;
    }

    /** LOCAL symbol, static FUNC. */
    public FunctionDraft isStatic() {
        binding = SymbolBinding.LOCAL;
        linkage = Linkage.STATIC;
        return this;
    }

    /** With a symbol like that of any global function. */
    public FunctionDraft isStaticInBtf() {
        linkage = Linkage.STATIC;
        return this;
    }

    /** Another name in the object, which need not be the only one. */
    public FunctionDraft rename(String other) {
        writtenName = other;
        return this;
    }

    /** Code and records only. */
    public FunctionDraft withoutSymbol() {
        hasSymbol = false;
        return this;
    }

    public FunctionDraft isWeak() {
        binding = SymbolBinding.WEAK;
        return this;
    }

    public FunctionDraft isHidden() {
        other = 2;
        return this;
    }

    public FunctionDraft withoutFuncInfo() {
        hasFuncInfo = false;
        return this;
    }

    /** Its func_info names the FUNC of another function. */
    public FunctionDraft sharesFuncOf(String function) {
        sharesFuncOf = function;
        return this;
    }

    /** One more parameter: {@code int}, or a pointer to {@code void} or to the struct of that name. */
    public FunctionDraft param(String pointee) {
        return param(ParameterDraft.of(pointee));
    }

    public FunctionDraft param(ParameterDraft type) {
        params.add(type);
        return this;
    }

    /** One more parameter, {@code void *} with the context tag. */
    public FunctionDraft ctx() {
        return ctx("void");
    }

    public FunctionDraft ctx(String pointee) {
        tags.add(new Tag(params.size(), "arg:ctx"));
        return param(pointee);
    }

    public FunctionDraft tag(int component, String text) {
        tags.add(new Tag(component, text));
        return this;
    }

    /** Through the symbol if it is global, else through the section. */
    public FunctionDraft calls(String... targets) {
        for (String target : targets) {
            ops.add(new Op(Form.CALL_SYMBOL, target));
        }
        return this;
    }

    public FunctionDraft callsThroughSection(String target) {
        ops.add(new Op(Form.CALL_SECTION, target));
        return this;
    }

    public FunctionDraft callsByDistance(String target) {
        ops.add(new Op(Form.CALL_RELATIVE, target));
        return this;
    }

    public FunctionDraft takesAddressOf(String target) {
        return takesAddressOf(0, target);
    }

    public FunctionDraft takesAddressThroughSection(String target) {
        return takesAddressThroughSection(0, target);
    }

    public FunctionDraft takesAddressByDistance(String target) {
        return takesAddressByDistance(0, target);
    }

    public FunctionDraft nops(int count) {
        for (int i = 0; i < count; i++) {
            insn(NOP, 0, 0, 0, 0);
        }
        return this;
    }

    /** A jump to itself. */
    public FunctionDraft loops() {
        return insn(JUMP, 0, 0, -1, 0);
    }

    public FunctionDraft insn(int opcode, int dst, int src, int off, int imm) {
        ops.add(new Op(Form.RAW, "", new Instruction(opcode, dst, src, off, imm)));
        return this;
    }

    /** The address of a map or variable, through its symbol. */
    public FunctionDraft loads(int register, String variable) {
        return names(Form.LOAD_SYMBOL, register, variable);
    }

    /** The same through the section's symbol, as compilers do for static variables. */
    public FunctionDraft loadsThroughSection(int register, String variable) {
        return names(Form.LOAD_SECTION, register, variable);
    }

    public FunctionDraft takesAddressOf(int register, String target) {
        return names(Form.ADDRESS_SYMBOL, register, target);
    }

    public FunctionDraft takesAddressThroughSection(int register, String target) {
        return names(Form.ADDRESS_SECTION, register, target);
    }

    public FunctionDraft takesAddressByDistance(int register, String target) {
        return names(Form.ADDRESS_RELATIVE, register, target);
    }

    private FunctionDraft names(Form form, int register, String target) {
        ops.add(new Op(form, target, new Instruction(0, register, 0, 0, 0)));
        return this;
    }

    /** A line_info record. */
    public FunctionDraft line(int at, int line) {
        notes.add(new Note(at, line));
        return this;
    }

    /** A CO-RE record for the first struct of the object. */
    public FunctionDraft core(int at, String access) {
        return core(at, access, 0);
    }

    /** One of another kind; see {@code enum bpf_core_relo_kind}. */
    public FunctionDraft core(int at, String access, int kind) {
        notes.add(new Note(at, new Question(access, kind)));
        return this;
    }

    /** Where the next instruction will stand, in bytes from the start of the function. */
    public int end() {
        return ops.stream().mapToInt(Op::size).sum();
    }

    int size() {
        return end() + Instruction.SIZE;
    }
}
