package io.github.retrobpf.rewriter.validate.link;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.validate.Findings;
import io.github.retrobpf.rewriter.validate.Place;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares types, each with the one that is declared to stand for it: the same record, if every reference in it is replaced
 * by what stands for its target. As that holds for all of them, whole graphs are the same, however they are knotted.
 */
final class TypeCheck {
    private final List<LinkedInput> inputs;
    private final Btf output;
    private final LinkDeclaration declared;
    private final Resolution resolution;
    private final Places places;
    private final RenamedFunctions renamed;
    private final Findings findings;
    private final Texts texts = new Texts();
    private final BitSet explained = new BitSet();
    private final Map<Integer, Type> variables = new HashMap<>();

    /** A type of an input. */
    private record Type(LinkedInput input, int id) {}

    TypeCheck(
            List<LinkedInput> inputs,
            Btf output,
            LinkDeclaration declared,
            Resolution resolution,
            Places places,
            RenamedFunctions renamed,
            Findings findings) {
        this.inputs = inputs;
        this.output = output;
        this.declared = declared;
        this.resolution = resolution;
        this.places = places;
        this.renamed = renamed;
        this.findings = findings;
    }

    /** Ids of an input that can be relied on. */
    private boolean isSound(int[] ids, Btf btf) {
        boolean isSound = ids.length == btf.endId() && ids[0] == 0;
        for (int id : ids) {
            isSound &= id >= 0 && id < output.endId();
        }
        return isSound;
    }

    /** Whether what is declared makes sense; otherwise there is nothing to compare. */
    boolean isDeclared() {
        for (LinkedInput input : inputs) {
            int[] ids = declared.types().get(input.index());
            if (input.btf().isPresent()
                    && (ids == null || !isSound(ids, input.btf().get()))) {
                findings.add(Place.of("types of ", input.name()), "one for each", "no such declaration");
                return false;
            }
        }
        return true;
    }

    /** Compares all of them. */
    void check() {
        for (LinkedInput input : inputs) {
            if (input.btf().isPresent()) {
                check(input, input.btf().get(), declared.types().getOrDefault(input.index(), new int[0]));
            }
        }
    }

    private void check(LinkedInput input, Btf btf, int[] ids) {
        LostTypes lost = new LostTypes(input, resolution, places);
        for (int id = 1; id < btf.endId(); id++) {
            BtfKind kind = btf.kind(id);
            Place place = Place.of("type [", id, "] of ", input.name());
            if (kind == BtfKind.DATASEC) {
                checkDataSection(place, btf, id, ids[id]);
                continue;
            }
            boolean isLost = lost.isLost(id)
                    || (kind == BtfKind.DECL_TAG && lost.isLost(((BtfType.DeclTag) btf.get(id)).target()));
            Optional<Use> winner = lost.winner(id);
            if (isLost && ids[id] != 0) {
                findings.add(place, "none, as what it describes lost", describe(ids[id]));
            } else if (ids[id] == 0) {
                if (!isLost && !declared.asked().collectsGarbage()) {
                    findings.add(place, describe(btf, id), "none");
                }
            } else if (winner.isPresent()) {
                explained.set(ids[id]);
                LinkedInput other = winner.get().input();
                int expected = declared.types()
                        .getOrDefault(other.index(), new int[0])[winner.get().type()];
                if (expected != ids[id]) {
                    findings.add(place, describe(expected), describe(ids[id]));
                }
            } else {
                explained.set(ids[id]);
                compare(place, input, btf, id, ids);
            }
        }
    }

    /** Made anew, of what the inputs have of one name. */
    private void checkDataSection(Place place, Btf btf, int id, int other) {
        boolean isSame = other == 0
                || (output.kind(other) == BtfKind.DATASEC && output.name(other).equals(btf.name(id)));
        if (!isSame) {
            findings.add(place, describe(btf, id), describe(other));
        }
    }

    private void compare(Place place, LinkedInput input, Btf btf, int id, int[] ids) {
        int other = ids[id];
        BtfKind kind = btf.kind(id);
        if (kind == BtfKind.VAR) {
            Type first = variables.putIfAbsent(other, new Type(input, id));
            if (first != null) {
                findings.add(place, "a variable of its own", "that of " + first.input.name());
            }
        }
        if (isCompleted(btf, id, other)) {
            return;
        }
        int[] before = words(btf, id, ids);
        renamed.newName(input, id).ifPresent(name -> before[0] = texts.number(name));
        boolean isSame = Arrays.equals(before, words(output, other, null));
        if (!isSame) {
            findings.add(place, describe(btf, id), describe(other) + ", which is another one");
        }
    }

    /**
     * The words of a record, with numbers for strings, so that they can be compared with those of another table.
     *
     * @param ids what stands for the types that it refers to; null for themselves
     */
    private int[] words(Btf btf, int id, int @Nullable [] ids) {
        ByteView types = btf.typeBytes();
        int record = btf.offset(id);
        int[] words = new int[(btf.offset(id + 1) - record) / Integer.BYTES];
        try {
            for (int i = 0; i < words.length; i++) {
                words[i] = types.s32(record + i * Integer.BYTES);
            }
            TypeRefs.forEachString(
                    types, record, at -> words[(at - record) / Integer.BYTES] = texts.number(btf, types.s32(at)));
            if (ids != null) {
                TypeRefs.forEachType(types, record, at -> words[(at - record) / Integer.BYTES] = ids[types.s32(at)]);
            }
            return words;
        } catch (MalformedInputException e) {
            throw new AssertionError("checked when it was parsed", e);
        }
    }

    /** Whether a declaration has become what is declared. */
    private boolean isCompleted(Btf btf, int id, int other) {
        BtfKind kind = output.kind(other);
        boolean isCompleted = switch (btf.kind(id)) {
            case FWD -> kind == (((BtfType.Fwd) btf.get(id)).union() ? BtfKind.UNION : BtfKind.STRUCT);
            case ENUM, ENUM64 ->
                (kind == BtfKind.ENUM || kind == BtfKind.ENUM64) && btf.vlen(id) == 0 && output.vlen(other) > 0;
            default -> false;
        };
        return isCompleted
                && texts.number(btf, btf.nameOff(id)) == texts.number(output, output.nameOff(other))
                && btf.nameOff(id) != 0;
    }

    /** Accepts types that were made for the link. */
    void explain(int id) {
        explained.set(id);
    }

    /** Every type of the output is there because an input has it. */
    void checkExplained(Findings others) {
        for (int id = 1; id < output.endId(); id++) {
            boolean isExplained = explained.get(id) || renamed.isOwn(id) || isTagOfRenamed(id);
            if (!isExplained) {
                others.add(Place.of("type [", id, "]"), "none that no input has", describe(id));
            }
        }
    }

    private boolean isTagOfRenamed(int id) {
        return output.kind(id) == BtfKind.DECL_TAG && renamed.isTag(id);
    }

    private String describe(int id) {
        return "[" + id + "] " + describe(output, id);
    }

    private static String describe(Btf btf, int id) {
        String name = btf.isTooLongForName(btf.nameOff(id)) ? "…" : btf.name(id);
        return btf.kind(id) + " '" + name + "'";
    }
}
