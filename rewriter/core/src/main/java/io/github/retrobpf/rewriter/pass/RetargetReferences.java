package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.elf.build.SymbolId;
import io.github.retrobpf.elf.format.BpfRelocation;
import io.github.retrobpf.rewriter.insn.Instruction;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.FunctionReference;
import io.github.retrobpf.rewriter.plan.EntryProgram;
import io.github.retrobpf.rewriter.plan.Variant;
import io.github.retrobpf.rewriter.plan.VariantPlan;
import io.github.retrobpf.rewriter.program.ContextType;
import java.util.Optional;

/**
 * Makes calls and function addresses name the variant for their context.
 *
 * <p>Every reference that is touched goes through a relocation: a distance in the instruction would be wrong as soon as
 * caller and callee move by different amounts.
 */
public final class RetargetReferences implements Pass {
    @Override
    public void apply(VariantPlan plan, ObjectEditor editor) {
        for (EntryProgram program : plan.programs()) {
            retarget(program.function(), editor.site(program.function()), plan.contextOf(program), plan, editor);
        }
        for (Variant variant : plan.variants()) {
            retarget(variant.function(), editor.site(variant), variant.context(), plan, editor);
        }
    }

    private static void retarget(
            BpfFunction caller, CodeSite site, ContextType context, VariantPlan plan, ObjectEditor editor) {
        boolean moved = !site.equals(editor.site(caller));
        for (FunctionReference reference : editor.object().callGraph().referencesOf(caller.id())) {
            BpfFunction target = editor.object().functions().get(reference.target());
            Optional<Variant> clone = plan.variant(target, context).filter(Variant::isClone);
            if (clone.isPresent() || (moved && !reference.relocated())) {
                CodeSite to = clone.map(editor::site).orElseGet(() -> editor.site(target));
                int insnOff = site.offset() + reference.insnOff() - caller.offset();
                switch (reference.kind()) {
                    case CALL -> call(editor, site, insnOff, to);
                    case ADDRESS -> address(editor, site, insnOff, to);
                }
            }
        }
    }

    private static void call(ObjectEditor editor, CodeSite site, int insnOff, CodeSite to) {
        SymbolId symbol = to.isNamedBySymbol() ? to.symbol() : editor.sectionSymbol(to.section());
        CodeEditor code = editor.code(site.section());
        // imm counts instructions, less one: the symbol's own value is added by who resolves it.
        code.setImm(insnOff, to.isNamedBySymbol() ? -1 : to.offset() / Instruction.SIZE - 1);
        code.relocate(insnOff, BpfRelocation.R_BPF_64_32, symbol);
    }

    /** Always through the section: ebpf-go looks a function's address up by imm alone. */
    private static void address(ObjectEditor editor, CodeSite site, int insnOff, CodeSite to) {
        CodeEditor code = editor.code(site.section());
        code.setImm(insnOff, to.offset());
        code.relocate(insnOff, BpfRelocation.R_BPF_64_64, editor.sectionSymbol(to.section()));
    }
}
