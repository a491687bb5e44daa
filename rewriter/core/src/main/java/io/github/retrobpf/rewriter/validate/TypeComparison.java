package io.github.retrobpf.rewriter.validate;

import io.github.retrobpf.btf.codec.BtfHeader;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Extra;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.BitSet;
import java.util.List;

/**
 * Compares types record by record. Ids and string offsets stay, so the same bytes are the same type. A FUNC may have
 * another prototype or linkage and a DECL_TAG may be gone, if what is known of the functions explains it; what is new
 * stands behind.
 */
final class TypeComparison {
    /** What stands in the place of a DECL_TAG that is gone. */
    private static final BtfType.Int PLACEHOLDER = new BtfType.Int(0, 1, 0, 0, 8);

    private final Btf original;
    private final Btf rewritten;
    private final Findings findings;
    /** Ids of FUNCs that are not what they were, be it by their tags. */
    private final BitSet changed = new BitSet();

    TypeComparison(Btf original, Btf rewritten, Findings findings) {
        this.original = original;
        this.rewritten = rewritten;
        this.findings = findings;
    }

    void compare() throws MalformedInputException {
        ByteView strings = original.stringBytes();
        compareLayout();
        findings.compare(
                Place.of("flags of .BTF"),
                original.header().flags(),
                rewritten.header().flags());
        if (rewritten.stringsEnd() < original.stringsEnd()
                || !rewritten.stringBytes().slice(0, strings.size()).sameBytes(strings)) {
            int at = strings.mismatch(rewritten.stringBytes());
            findings.add(
                    Place.of("strings of .BTF, byte 0x", Integer.toHexString(at)),
                    "its own byte",
                    "another one, or none");
            return;
        }
        if (rewritten.endId() < original.endId()) {
            findings.add(
                    Place.of("types of .BTF"),
                    (original.endId() - 1) + " of them",
                    (rewritten.endId() - 1) + " of them");
            return;
        }
        compareRecords();
        for (int id = original.endId(); id < rewritten.endId(); id++) {
            checkNew(id);
        }
    }

    /** Kernels take no gap before, between or behind types and strings. */
    private void compareLayout() throws MalformedInputException {
        if (original.bytes().sameBytes(rewritten.bytes())) {
            return;
        }
        BtfHeader header = rewritten.header();
        int known = BtfHeader.SIZE;
        int length = original.header().length();
        ByteView beyond = original.bytes().slice(known, length - known);
        if (header.length() != length
                || !rewritten.bytes().slice(known, length - known).sameBytes(beyond)) {
            findings.add(Place.of("header of .BTF"), length + " bytes", header.length() + " bytes, or other ones");
        }
        findings.compare(Place.of("place of the types in .BTF"), header.length(), header.typeStart());
        findings.compare(
                Place.of("place of the strings in .BTF"),
                header.typeStart() + header.typeLength(),
                header.stringStart());
        findings.compare(
                Place.of("size of .BTF"),
                header.stringStart() + header.stringLength(),
                rewritten.bytes().size());
    }

    /** The FUNCs that functions have to explain. */
    BitSet changed() {
        return changed;
    }

    private void compareRecords() throws MalformedInputException {
        ByteView before = original.typeBytes();
        ByteView after = rewritten.typeBytes();
        int size = Math.min(before.size(), after.size());
        int at = 0;
        while (at < size) {
            int differs = before.slice(at, size - at).mismatch(after.slice(at, size - at));
            if (differs < 0) {
                return;
            }
            int id = idAt(at + differs);
            boolean isInPlace =
                    rewritten.offset(id) == original.offset(id) && rewritten.offset(id + 1) == original.offset(id + 1);
            if (!isInPlace || !mayChange(id)) {
                addDifference(id, at + differs);
            }
            if (!isInPlace) {
                // Everything behind it would differ as well.
                return;
            }
            at = original.offset(id + 1);
        }
    }

    private void addDifference(int id, int differs) throws MalformedInputException {
        String before = describe(original, id);
        String after = describe(rewritten, id);
        if (!before.equals(after)) {
            findings.add(Place.of("type [", id, "]"), before, after);
        } else {
            findings.compare(
                    Place.of(
                            "type [",
                            id,
                            "], ",
                            before,
                            ", byte 0x",
                            Integer.toHexString(differs - original.offset(id))),
                    String.format("0x%02x", original.typeBytes().u8(differs)),
                    String.format("0x%02x", rewritten.typeBytes().u8(differs)));
        }
    }

    /** The last type that does not start behind an offset. */
    private int idAt(int offset) {
        int low = original.firstId();
        int high = original.endId();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (original.offset(middle) <= offset) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean mayChange(int id) {
        BtfType before = original.get(id);
        BtfType after = rewritten.get(id);
        if (before instanceof BtfType.Func func) {
            changed.set(id);
            return after instanceof BtfType.Func other
                    && func.name() == other.name()
                    && func.extra().equals(other.extra());
        }
        if (before instanceof BtfType.DeclTag tag && original.kind(tag.target()) == BtfKind.FUNC) {
            changed.set(tag.target());
            return after.equals(PLACEHOLDER) || (after instanceof BtfType.DeclTag other && isRenamed(tag, other));
        }
        return false;
    }

    /** An exception callback may be another function by now. */
    private boolean isRenamed(BtfType.DeclTag tag, BtfType.DeclTag other) {
        return tag.target() == other.target()
                && tag.componentIdx() == other.componentIdx()
                && tag.extra().equals(other.extra())
                && new Tag(tag.componentIdx(), original.string(tag.name())).isExceptionCallback()
                && new Tag(other.componentIdx(), rewritten.string(other.name())).isExceptionCallback();
    }

    /** Functions and contexts need only these, and nothing that loaders or kernels would act on by itself. */
    private void checkNew(int id) {
        BtfType type = rewritten.get(id);
        boolean isExpected = switch (type.kind()) {
            // What else they say is compared with that of the functions they stand for.
            case FUNC_PROTO, FUNC -> true;
            case PTR -> hasNoExtra(type);
            case TYPEDEF -> hasNoExtra(type) && isNamedAsStruct((BtfType.Typedef) type);
            case STRUCT -> type.equals(new BtfType.Struct(rewritten.nameOff(id), false, 0, List.of()));
            case DECL_TAG -> {
                int target = ((BtfType.DeclTag) type).target();
                yield hasNoExtra(type) && target >= original.endId() && rewritten.kind(target) == BtfKind.FUNC;
            }
            default -> false;
        };
        if (!isExpected) {
            findings.add(Place.of("type [", id, "]"), "none", describe(rewritten, id));
        }
    }

    private static boolean hasNoExtra(BtfType type) {
        return type.extra().equals(Extra.NONE);
    }

    private boolean isNamedAsStruct(BtfType.Typedef typedef) {
        return rewritten.kind(typedef.target()) == BtfKind.STRUCT
                && rewritten.name(typedef.target()).equals(rewritten.string(typedef.name()));
    }

    private static String describe(Btf btf, int id) {
        String name = btf.isTooLongForName(btf.nameOff(id)) ? "…" : btf.name(id);
        return btf.kind(id) + " '" + name + "'";
    }
}
