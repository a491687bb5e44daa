package io.github.retrobpf.rewriter.link;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.dedup.Dedup;
import io.github.retrobpf.btf.merge.BtfMerge;
import io.github.retrobpf.btf.merge.Compaction;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.object.BpfFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts the types of the inputs together: one VAR or FUNC for each name that the inputs share, the DATASECs anew, everything
 * else once.
 */
final class TypeMerger {
    private final String name;
    private final List<InputObject> inputs;
    private final Layout layout;
    private final GlobalSymbols globals;
    private final LocalNames names;
    private final Map<InputObject, Integer> numbers = new HashMap<>();

    /**
     * For one use.
     *
     * @param name of the output, for messages
     */
    TypeMerger(String name, List<InputObject> inputs, Layout layout, GlobalSymbols globals, LocalNames names) {
        this.name = name;
        this.inputs = inputs.stream().filter(i -> i.btf() != null).toList();
        this.layout = layout;
        this.globals = globals;
        this.names = names;
        this.inputs.forEach(input -> numbers.put(input, numbers.size()));
    }

    /** A function of an input. */
    record FunctionKey(InputObject input, int id) {}

    /** Empty where no input has types. */
    Optional<MergedTypes> merge(LinkOptions options) throws MalformedInputException {
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        List<Btf> tables =
                inputs.stream().map(i -> i.object().btf().orElseThrow()).toList();
        BtfMerge merge = new BtfMerge(inputs.get(0).elf().header().order(), tables);
        unify(merge);
        BtfMerge.Merged merged = merge.merge(name);
        BtfBuilder builder = new BtfBuilder(merged.btf());
        Map<FunctionKey, Integer> renamed = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            rename(inputs.get(i), merged.ids().get(i), builder, renamed);
        }
        new DataSections(inputs, merged.ids(), layout, globals, options.collectGarbage()).addTo(builder);
        // ── the graph of types is final; now each type once ──
        Btf all = builder.toBtf();
        RecordMerger records = new RecordMerger(inputs, merged.ids(), layout, renamed);
        int[] canonical = Dedup.canonical(all);
        if (options.collectGarbage()) {
            UsedTypes.keepOnly(all, canonical, roots(all, merged, records));
        }
        Compaction compaction = new Compaction(all, canonical, tables);
        Optional<byte[]> ext = records.merge(compaction, options);
        return Optional.of(
                new MergedTypes(compaction.toBytes(), ext, outputIds(merged.ids(), compaction), records.typeIds()));
    }

    private Map<Integer, int[]> outputIds(List<int[]> ids, Compaction compaction) {
        Map<Integer, int[]> output = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            output.put(
                    inputs.get(i).index(),
                    Arrays.stream(ids.get(i)).map(compaction::id).toArray());
        }
        return output;
    }

    /** What loaders look for: types of records, of sections, and of names that nobody defines. */
    private BitSet roots(Btf all, BtfMerge.Merged merged, RecordMerger records) {
        BitSet roots = records.types();
        for (int id = 1; id < all.endId(); id++) {
            if (all.kind(id) == BtfKind.DATASEC) {
                roots.set(id);
            }
        }
        for (GlobalSymbol global : globals.all()) {
            Occurrence winner = global.winner();
            if (layout.keeps(global) && winner.hasType()) {
                roots.set(merged.ids().get(number(winner))[winner.type()]);
            }
        }
        return roots;
    }

    /** Says which types go, and which others stand for them. */
    private void unify(BtfMerge merge) {
        Map<InputObject, BitSet> gone = new HashMap<>();
        for (GlobalSymbol global : globals.all()) {
            Occurrence winner = global.winner();
            for (Occurrence other : global.occurrences()) {
                boolean isOther = other.hasType() && !other.equals(winner);
                if (isOther && other.isDefinition()) {
                    gone.computeIfAbsent(other.input(), i -> new BitSet()).set(other.type());
                } else if (isOther && winner.hasType()) {
                    merge.replace(number(other), other.type(), number(winner), winner.type());
                }
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            InputObject input = inputs.get(i);
            BitSet ids = gone.getOrDefault(input, new BitSet());
            keepSharedFunctions(input, ids);
            addCopies(input, ids);
            drop(merge, i, input.object().btf().orElseThrow(), ids);
        }
    }

    /** Position of an occurrence's input among those with types. */
    private int number(Occurrence occurrence) {
        return Objects.requireNonNull(numbers.get(occurrence.input()));
    }

    /** A FUNC stays as long as one function that stays has it. */
    private void keepSharedFunctions(InputObject input, BitSet ids) {
        for (BpfFunction function : input.object().functions()) {
            boolean stays = layout.placement(input, function.section())
                    .filter(p -> !p.isCut(function.offset()))
                    .isPresent();
            if (stays && function.hasBtf()) {
                ids.clear(function.btfId());
            }
        }
    }

    /** The variables of a license that an earlier input has as well. */
    private void addCopies(InputObject input, BitSet ids) {
        Btf btf = input.object().btf().orElseThrow();
        for (int id = 1; id < btf.endId(); id++) {
            if (btf.kind(id) == BtfKind.DATASEC && DataSections.isCopy(layout, input, btf.name(id))) {
                ((BtfType.DataSec) btf.get(id)).variables().forEach(v -> ids.set(v.type()));
            }
        }
    }

    private static void drop(BtfMerge merge, int input, Btf btf, BitSet ids) {
        for (int id = 1; id < btf.endId(); id++) {
            BtfKind kind = btf.kind(id);
            boolean isTagOfGone = kind == BtfKind.DECL_TAG && ids.get(((BtfType.DeclTag) btf.get(id)).target());
            if (kind == BtfKind.DATASEC || ids.get(id) || isTagOfGone) {
                merge.drop(input, id);
            }
        }
    }

    /** Gives each static function with a new name a FUNC of that name, with the same prototype and tags. */
    private void rename(InputObject input, int[] ids, BtfBuilder builder, Map<FunctionKey, Integer> renamed) {
        Map<Integer, List<BtfType.DeclTag>> tags = null;
        for (BpfFunction function : input.object().functions()) {
            Optional<String> other = names.of(input, function.symbol());
            if (other.isPresent() && function.hasBtf()) {
                int old = ids[function.btfId()];
                BtfType.Func func = ((BtfType.Func) builder.get(old)).withName(builder.string(other.get()));
                if (!input.object().isSharedFunc(function.btfId())) {
                    builder.replace(old, func);
                    continue;
                }
                tags = tags == null ? tags(builder) : tags;
                int own = builder.add(func);
                tags.getOrDefault(old, List.of())
                        .forEach(tag ->
                                builder.add(new BtfType.DeclTag(tag.name(), own, tag.componentIdx(), tag.extra())));
                renamed.put(new FunctionKey(input, function.id()), own);
            }
        }
    }

    private static Map<Integer, List<BtfType.DeclTag>> tags(BtfBuilder types) {
        Map<Integer, List<BtfType.DeclTag>> tags = new HashMap<>();
        for (int id = 1; id < types.endId(); id++) {
            if (types.kind(id) == BtfKind.DECL_TAG) {
                BtfType.DeclTag tag = (BtfType.DeclTag) types.get(id);
                tags.computeIfAbsent(tag.target(), t -> new ArrayList<>()).add(tag);
            }
        }
        return tags;
    }
}
