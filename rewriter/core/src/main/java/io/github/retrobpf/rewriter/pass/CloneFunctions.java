package io.github.retrobpf.rewriter.pass;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.ext.BtfExtBuilder;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.elf.build.NewSymbol;
import io.github.retrobpf.elf.build.RelocationEdit;
import io.github.retrobpf.elf.build.SectionId;
import io.github.retrobpf.elf.build.SymbolId;
import io.github.retrobpf.elf.io.LimitExceededException;
import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Symbol;
import io.github.retrobpf.rewriter.object.BpfFunction;
import io.github.retrobpf.rewriter.object.BpfObject;
import io.github.retrobpf.rewriter.plan.ArgTag;
import io.github.retrobpf.rewriter.plan.Variant;
import io.github.retrobpf.rewriter.plan.VariantPlan;
import java.util.List;

/**
 * Makes the clones: code at the end of {@code .text}, relocations, a symbol, a FUNC of the same name with the tags that
 * stay, and copies of func_info, line_info and CO-RE records. Calls in a clone still name what the original called.
 *
 * <p>No gap, exact size, records in ascending order: what old loaders insist on.
 */
public final class CloneFunctions implements Pass {
    @Override
    public void apply(VariantPlan plan, ObjectEditor editor) throws MalformedInputException {
        for (Variant variant : plan.variants()) {
            if (variant.isClone()) {
                checkRoom(editor.object());
                editor.addClone(variant, clone(plan, variant, editor));
            }
        }
    }

    /** What names a place behind the end named nothing, and would name a clone. */
    private static void checkRoom(BpfObject object) throws MalformedInputException {
        Location behind = object.callGraph().behindText().orElse(null);
        if (behind != null) {
            throw new MalformedInputException(
                    behind,
                    "names a place behind the end of section '" + BpfObject.TEXT + "', where clones have to go");
        }
    }

    private static CloneSite clone(VariantPlan plan, Variant variant, ObjectEditor editor) {
        BpfFunction function = variant.function();
        SectionId from = editor.elf().section(function.section());
        SectionId text = editor.text();
        int offset = editor.code(text).size();
        try {
            editor.code(text).append(editor.elf().data(from).slice(function.offset(), function.size()));
        } catch (MalformedInputException e) {
            throw new IllegalStateException(e);
        }
        int distance = offset - function.offset();
        for (RelocationEdit r : editor.relocations().within(from, function.offset(), function.end())) {
            editor.code(text).append(new RelocationEdit(r.offset() + distance, r.type(), r.symbol(), r.addend()));
        }
        new StrayReferences(function, editor).keep(text, offset);
        Symbol original = editor.object().elf().symbols().orElseThrow().get(function.symbol());
        SymbolId symbol = editor.elf()
                .add(new NewSymbol(variant.name(), original.info(), original.other(), text, offset, function.size()));
        boolean hasOwnFunc = function.hasBtf() && !editor.object().isSharedFunc(function.btfId());
        // A FUNC that stays as it is because functions share it is left to their clones, too.
        int func = hasOwnFunc ? addFunc(plan, variant, editor) : function.btfId();
        editor.btfExt().ifPresent(ext -> copyRecords(function, offset, func, ext, editor));
        return new CloneSite(new CodeSite(text, offset, symbol, function.isNamedBySymbol()), func);
    }

    private static int addFunc(VariantPlan plan, Variant variant, ObjectEditor editor) {
        BtfBuilder btf = editor.btf();
        BtfType.Func original =
                (BtfType.Func) editor.types().get(variant.function().btfId());
        int func = btf.add(original.withName(btf.string(variant.name())));
        List<ArgTag> tags = plan.tags().of(variant.function().btfId());
        if (tags.size() > Limits.MAX_TAGS) {
            throw new LimitExceededException("would have copies of all " + tags.size() + " tags of function '"
                    + variant.function().name() + "', more than " + Limits.MAX_TAGS);
        }
        for (ArgTag tag : tags) {
            if (!variant.droppedTags().contains(tag)) {
                btf.add(new BtfType.DeclTag(btf.string(tag.text()), func, tag.component()));
            }
        }
        return func;
    }

    private static void copyRecords(
            BpfFunction function, int offset, int func, BtfExtBuilder builder, ObjectEditor editor) {
        if (function.hasBtf()) {
            // Where two blocks have one, the first: kernels take no second one at a place.
            InputRecords.Entry r =
                    editor.records().of(InfoKind.FUNC_INFO, function).get(0);
            builder.copyFuncInfo(r.block(), r.index(), textName(InfoKind.FUNC_INFO, editor), offset, func);
        }
        for (InfoKind kind : List.of(InfoKind.LINE_INFO, InfoKind.CORE_RELO)) {
            int text = textName(kind, editor);
            for (InputRecords.Entry r : editor.records().of(kind, function)) {
                long insnOff = r.insnOff() - function.offset() + offset;
                builder.copy(kind, r.block(), r.index(), text, insnOff);
            }
        }
    }

    /** String offset of the name that the records for {@code .text} stand under: a BTF may have a string twice. */
    private static int textName(InfoKind kind, ObjectEditor editor) {
        return editor.object().records(kind, BpfObject.TEXT).stream()
                .map(InfoBlock::sectionName)
                .findFirst()
                .orElseGet(() -> editor.btf().string(BpfObject.TEXT));
    }
}
