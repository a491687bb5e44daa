package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import java.util.Optional;

/** C that compiles only if each struct with a name has the size and the offsets that its BTF says. */
final class LayoutAssertions {
    private final Btf btf;
    private final CNames names;
    private final StringBuilder text = new StringBuilder();

    private LayoutAssertions(Btf btf) {
        this.btf = btf;
        this.names = new CNames(btf);
    }

    static String of(Btf btf) {
        LayoutAssertions assertions = new LayoutAssertions(btf);
        for (int id = 1; id < btf.endId(); id++) {
            Optional<String> name = assertions.names.tag(id);
            boolean isComposite = btf.kind(id) == BtfKind.STRUCT || btf.kind(id) == BtfKind.UNION;
            if (isComposite && name.isPresent()) {
                assertions.composite(id, assertions.names.keyword(id) + name.get());
            }
        }
        return assertions.text.toString();
    }

    private void composite(int id, String type) {
        long size = CMembers.of(btf.get(id)).size();
        text.append("_Static_assert(sizeof(" + type + ") == " + size + ", \"size\");\n");
        // A variable, so that the types of the compiled source have it whole.
        text.append(type + " ___" + id + ";\n");
        members(id, type, 0);
    }

    private void members(int id, String type, long base) {
        CMembers composite = CMembers.of(btf.get(id));
        for (int i = 0; i < composite.members().size(); i++) {
            Member member = composite.members().get(i);
            long offset = base + composite.bitOffset(i);
            int of = Modifiers.skip(btf, member.type());
            if (member.name() == 0 && btf.nameOff(of) == 0 && btf.kind(of) != BtfKind.ENUM) {
                members(of, type, offset);
            } else if (member.name() != 0 && BitField.of(btf, composite, i).width() == 0) {
                String name = CIdentifiers.identifier(btf.string(member.name()));
                text.append("_Static_assert(__builtin_offsetof(" + type + ", " + name + ") == " + offset / 8
                        + ", \"offset\");\n");
            }
        }
    }
}
