package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.elf.format.SymbolBinding;
import io.github.retrobpf.rewriter.insn.Instruction;
import java.util.ArrayList;
import java.util.List;

/** A function of an {@link ObjectDraft}: what it names, then {@code exit}. */
public final class FunctionDraft {
    /** How an instruction spells a function. */
    enum Form {
        CALL_SYMBOL,
        CALL_SECTION,
        CALL_RELATIVE,
        ADDRESS_SYMBOL,
        ADDRESS_SECTION,
        ADDRESS_RELATIVE,
        NOP,
        JUMP_BACK
    }

    record Op(Form form, String target) {
        int size() {
            return switch (form) {
                case ADDRESS_SYMBOL, ADDRESS_SECTION, ADDRESS_RELATIVE -> 2 * Instruction.SIZE;
                case CALL_SYMBOL, CALL_SECTION, CALL_RELATIVE, NOP, JUMP_BACK -> Instruction.SIZE;
            };
        }
    }

    record Tag(int component, String text) {}

    /** A record of line_info (an int: the line) or CO-RE (a string: the access), by its place in the function. */
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
    final List<String> params = new ArrayList<>();
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
        params.add(pointee);
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
        ops.add(new Op(Form.ADDRESS_SYMBOL, target));
        return this;
    }

    public FunctionDraft takesAddressThroughSection(String target) {
        ops.add(new Op(Form.ADDRESS_SECTION, target));
        return this;
    }

    public FunctionDraft takesAddressByDistance(String target) {
        ops.add(new Op(Form.ADDRESS_RELATIVE, target));
        return this;
    }

    public FunctionDraft nops(int count) {
        for (int i = 0; i < count; i++) {
            ops.add(new Op(Form.NOP, ""));
        }
        return this;
    }

    /** A jump to itself. */
    public FunctionDraft loops() {
        ops.add(new Op(Form.JUMP_BACK, ""));
        return this;
    }

    /** A line_info record. */
    public FunctionDraft line(int at, int line) {
        notes.add(new Note(at, line));
        return this;
    }

    /** A CO-RE record for the first struct of the object. */
    public FunctionDraft core(int at, String access) {
        notes.add(new Note(at, access));
        return this;
    }

    int size() {
        return ops.stream().mapToInt(Op::size).sum() + Instruction.SIZE;
    }
}
