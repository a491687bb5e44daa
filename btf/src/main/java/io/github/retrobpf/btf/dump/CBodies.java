package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.List;

/** What stands between the braces of structs, unions and enums. */
final class CBodies implements CSpelling.Bodies {
    /** In bytes; more padding than that is an array. */
    private static final long MAX_PADDING_FIELDS = 64;

    private final Btf btf;
    private final CNames names;
    private final CLayouts layouts;
    private final TextBudget budget;
    private final CSpelling spelling;

    CBodies(Btf btf, CNames names, CLayouts layouts, TextBudget budget) {
        this.btf = btf;
        this.names = names;
        this.layouts = layouts;
        this.budget = budget;
        this.spelling = new CSpelling(btf, names, this, budget);
    }

    CSpelling spelling() {
        return spelling;
    }

    @Override
    public String body(int id, CSpelling.Place place) throws MalformedInputException {
        String head = names.keyword(id) + names.tag(id).map(name -> name + " ").orElse("");
        return switch (btf.kind(id)) {
            case ENUM, ENUM64 -> enumeration(id, head, place);
            default -> composite(id, head, place);
        };
    }

    private String enumeration(int id, String head, CSpelling.Place place) throws MalformedInputException {
        BtfType type = btf.get(id);
        StringBuilder text = new StringBuilder(head).append("{\n");
        List<Enumerator> enumerators = CEnums.enumerators(type);
        for (Enumerator e : enumerators) {
            String name = names.enumerator(btf.string(e.name()));
            line(id, text, place, name + " = " + CEnums.constant(type, e) + ",");
        }
        if (enumerators.isEmpty()) {
            // C has no enum without a constant.
            line(id, text, place, names.enumerator(names.tag(id).orElse("") + "___none") + " = 0,");
        }
        return text.append("\t".repeat(place.depth()))
                .append('}')
                .append(CEnums.mode(type))
                .toString();
    }

    private String composite(int id, String head, CSpelling.Place place) throws MalformedInputException {
        StructLayout layout = layouts.get(id);
        CMembers composite = CMembers.of(btf.get(id));
        if (composite.members().isEmpty() && layout.pieces().isEmpty()) {
            return head + "{}";
        }
        StringBuilder text = new StringBuilder(head).append("{\n");
        for (StructLayout.Piece piece : layout.pieces()) {
            switch (piece.kind()) {
                case PADDING -> padding(id, piece, place, text);
                case MEMBER -> line(id, text, place, member(composite, piece, place) + ";");
                case UNKNOWN -> {
                    String name = CIdentifiers.identifier(
                            btf.string(composite.members().get(piece.member()).name()));
                    line(
                            id,
                            text,
                            place,
                            "/* " + name + " at bit " + piece.from() + " is nothing that C could place there */");
                }
            }
        }
        return text.append("\t".repeat(place.depth()))
                .append('}')
                .append(layout.packed() ? " __attribute__((packed))" : "")
                .toString();
    }

    private String member(CMembers composite, StructLayout.Piece piece, CSpelling.Place place)
            throws MalformedInputException {
        Member member = composite.members().get(piece.member());
        boolean isPart = member.name() == 0 && isAnonymousComposite(member.type());
        CSpelling.Place inside = isPart ? new CSpelling.Place(place.depth() + 1, place.members()) : place.inside();
        String name = isPart ? "" : name(member, place);
        String declaration = spelling.declaration(member.type(), name, inside);
        return BitField.of(btf, composite, piece.member()).width() > 0
                ? declaration + ": " + (piece.to() - piece.from())
                : declaration;
    }

    /** C knows no other members without a name. */
    private String name(Member member, CSpelling.Place place) {
        return place.members().claim(member.name() == 0 ? "___unnamed" : btf.string(member.name()));
    }

    private boolean isAnonymousComposite(int first) {
        int id = first;
        while (btf.kind(id) == BtfKind.CONST || btf.kind(id) == BtfKind.VOLATILE) {
            id = Modifiers.target(btf.get(id));
        }
        boolean isComposite = btf.kind(id) == BtfKind.STRUCT || btf.kind(id) == BtfKind.UNION;
        return isComposite && btf.nameOff(id) == 0;
    }

    /** Bit fields without a name, which need no alignment and get none; as bpftool has it. */
    private void padding(int id, StructLayout.Piece piece, CSpelling.Place place, StringBuilder text)
            throws MalformedInputException {
        long at = piece.from();
        // Fields of a union do not add up: it takes a single one.
        long most = btf.kind(id) == BtfKind.UNION ? 0 : MAX_PADDING_FIELDS;
        while (at < piece.to()) {
            long left = piece.to() - at;
            if (at % Byte.SIZE == 0 && left / Byte.SIZE > most) {
                long bytes = left / Byte.SIZE;
                line(id, text, place, "unsigned char " + place.members().claim("___padding") + "[" + bytes + "];");
                at += bytes * Byte.SIZE;
            } else if (at % Byte.SIZE != 0 || left < Byte.SIZE) {
                long bits = Math.min(left, Byte.SIZE - at % Byte.SIZE);
                line(id, text, place, "char: " + bits + ";");
                at += bits;
            } else {
                int size = Long.SIZE;
                while (at % size != 0 || left < size) {
                    size /= 2;
                }
                line(id, text, place, type(size) + ": " + size + ";");
                at += size;
            }
        }
    }

    private static String type(int bits) {
        return switch (bits) {
            case Long.SIZE -> "long";
            case Integer.SIZE -> "int";
            case Short.SIZE -> "short";
            default -> "char";
        };
    }

    private void line(int id, StringBuilder text, CSpelling.Place place, String line) throws MalformedInputException {
        budget.spend(id, line.length() + place.depth() + 2L);
        text.append("\t".repeat(place.depth() + 1)).append(line).append('\n');
    }
}
