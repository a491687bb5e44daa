package io.github.retrobpf.btf.diff;

import io.github.retrobpf.btf.dump.CMembers;
import io.github.retrobpf.btf.dump.CSpelling;
import io.github.retrobpf.btf.dump.TextBudget;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Enumerator;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.io.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is in structs, unions and enums, with the place of each member behind it. */
final class Bodies implements CSpelling.Bodies {
    private final Btf btf;
    private final DeclTags tags;
    private final TextBudget budget;
    private @Nullable CSpelling spelling;

    Bodies(Btf btf, DeclTags tags, TextBudget budget) {
        this.btf = btf;
        this.tags = tags;
        this.budget = budget;
    }

    /** Either needs the other. */
    void spelling(CSpelling other) {
        this.spelling = other;
    }

    @Override
    public String body(int id, CSpelling.Place place) throws MalformedInputException {
        return switch (btf.kind(id)) {
            case ENUM -> {
                BtfType.Enum type = (BtfType.Enum) btf.get(id);
                yield enumeration(id, type.size(), type.signed(), type.enumerators(), place);
            }
            case ENUM64 -> {
                BtfType.Enum64 type = (BtfType.Enum64) btf.get(id);
                yield enumeration(id, type.size(), type.signed(), type.enumerators(), place);
            }
            case STRUCT, UNION -> composite(id, place);
            default -> head(id).strip();
        };
    }

    private String head(int id) {
        String name = btf.name(id);
        return Objects.requireNonNull(spelling).keyword(id) + " " + (name.isEmpty() ? "" : SafeText.escape(name) + " ");
    }

    private String enumeration(int id, long size, boolean signed, List<Enumerator> enumerators, CSpelling.Place place)
            throws MalformedInputException {
        StringBuilder text = new StringBuilder(head(id) + "{ /* " + size + " bytes */\n");
        for (Enumerator e : enumerators) {
            String value = signed ? Long.toString(e.value()) : Long.toUnsignedString(e.value());
            line(id, text, place, SafeText.escape(btf.string(e.name())) + " = " + value + ",");
        }
        return text.append("\t".repeat(place.depth())).append('}').toString();
    }

    private String composite(int id, CSpelling.Place place) throws MalformedInputException {
        CMembers composite = CMembers.of(btf.get(id));
        StringBuilder text = new StringBuilder(head(id) + "{ /* " + composite.size() + " bytes */\n");
        for (int i = 0; i < composite.members().size(); i++) {
            Member member = composite.members().get(i);
            String name = member.name() == 0 ? "" : SafeText.escape(btf.string(member.name()));
            String declaration = Objects.requireNonNull(spelling).declaration(member.type(), name, place.inside());
            int width = composite.bitfieldSize(i);
            List<String> notes = new ArrayList<>();
            notes.add(at(composite.bitOffset(i)));
            notes.addAll(tags.of(id, i));
            line(id, text, place, declaration + (width > 0 ? ": " + width : "") + ";" + comment(notes));
        }
        return text.append("\t".repeat(place.depth())).append('}').toString();
    }

    private static String at(long bits) {
        return "at " + bits / Byte.SIZE + (bits % Byte.SIZE == 0 ? "" : ", bit " + bits % Byte.SIZE);
    }

    static String comment(List<String> notes) {
        return notes.isEmpty() ? "" : " /* " + String.join(", ", notes) + " */";
    }

    private void line(int id, StringBuilder text, CSpelling.Place place, String line) throws MalformedInputException {
        budget.spend(id, line.length() + place.depth() + 2L);
        text.append("\t".repeat(place.depth() + 1)).append(line).append('\n');
    }
}
