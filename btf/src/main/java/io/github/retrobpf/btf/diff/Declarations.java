package io.github.retrobpf.btf.diff;

import io.github.retrobpf.btf.dump.CSpelling;
import io.github.retrobpf.btf.dump.TextBudget;
import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.model.SecVar;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.TypeRefs;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.io.SafeText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** All that a BTF declares. */
final class Declarations implements CSpelling.Names {
    private final Btf btf;
    private final DeclTags tags;
    private final Bodies bodies;
    private final CSpelling spelling;
    private final BitSet used = new BitSet();

    Declarations(Btf btf) {
        this.btf = btf;
        this.tags = new DeclTags(btf);
        TextBudget budget = new TextBudget(btf);
        this.bodies = new Bodies(btf, tags, budget);
        this.spelling = new CSpelling(btf, this, bodies, budget);
        bodies.spelling(spelling);
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            TypeRefs.forEachType(btf.get(id), used::set);
        }
    }

    /** In the order of their ids. What has no name is told where it is used. */
    List<Declaration> all() throws MalformedInputException {
        List<Declaration> all = new ArrayList<>();
        for (int id = btf.firstId(); id < btf.endId(); id++) {
            BtfKind kind = btf.kind(id);
            Optional<String> subject = subject(id, kind);
            if (subject.isPresent()) {
                all.add(new Declaration(subject.get(), text(id, kind).lines().toList()));
            }
        }
        return all;
    }

    private Optional<String> subject(int id, BtfKind kind) {
        String name = name(btf.nameOff(id));
        return switch (kind) {
            case STRUCT, UNION, FWD -> tag(id).map(tag -> spelling.keyword(id) + " " + tag);
            case ENUM, ENUM64 ->
                name.isEmpty() && used.get(id) ? Optional.empty() : Optional.of(("enum " + name).strip());
            case TYPEDEF -> Optional.of("typedef " + name);
            case INT, FLOAT -> Optional.of("number " + name);
            case FUNC -> Optional.of("function " + name);
            case VAR -> Optional.of("variable " + name);
            case DATASEC -> Optional.of("section " + name);
            case VOID, PTR, ARRAY, VOLATILE, CONST, RESTRICT, FUNC_PROTO, DECL_TAG, TYPE_TAG -> Optional.empty();
        };
    }

    private String text(int id, BtfKind kind) throws MalformedInputException {
        List<String> notes = tags.of(id, BtfType.DeclTag.WHOLE);
        return switch (kind) {
            case STRUCT, UNION, ENUM, ENUM64 -> bodies.body(id, CSpelling.Place.top()) + ";" + Bodies.comment(notes);
            case FWD -> spelling.keyword(id) + " " + tag(id).orElse("") + ";";
            case TYPEDEF ->
                "typedef " + declared(((BtfType.Typedef) btf.get(id)).target(), typedef(id)) + Bodies.comment(notes);
            case FUNC -> function((BtfType.Func) btf.get(id), id) + Bodies.comment(notes);
            case VAR -> {
                BtfType.Var variable = (BtfType.Var) btf.get(id);
                String name = name(variable.name());
                yield linkage(variable.linkage()) + declared(variable.type(), name) + Bodies.comment(notes);
            }
            case DATASEC -> section((BtfType.DataSec) btf.get(id));
            case INT -> number((BtfType.Int) btf.get(id));
            case FLOAT -> {
                BtfType.Float number = (BtfType.Float) btf.get(id);
                yield name(number.name()) + "; /* " + number.size() + " bytes, floating point */";
            }
            case VOID, PTR, ARRAY, VOLATILE, CONST, RESTRICT, FUNC_PROTO, DECL_TAG, TYPE_TAG ->
                throw new IllegalStateException("a " + kind + " declares nothing");
        };
    }

    private String declared(int type, String name) throws MalformedInputException {
        return spelling.declaration(type, name, CSpelling.Place.top()) + ";";
    }

    private String function(BtfType.Func function, int id) throws MalformedInputException {
        BtfType.FuncProto proto = (BtfType.FuncProto) btf.get(function.proto());
        StringBuilder params = new StringBuilder();
        for (int i = 0; i < proto.params().size(); i++) {
            Param param = proto.params().get(i);
            boolean variadic = param.type() == 0 && param.name() == 0;
            params.append(i == 0 ? "" : ", ")
                    .append(
                            variadic
                                    ? "..."
                                    : spelling.declaration(param.type(), name(param.name()), CSpelling.Place.top()))
                    .append(Bodies.comment(tags.of(id, i)));
        }
        String declarator = name(function.name()) + "(" + (params.isEmpty() ? "void" : params) + ")";
        return linkage(function.linkage()) + declared(proto.returnType(), declarator);
    }

    private String section(BtfType.DataSec section) {
        StringBuilder text = new StringBuilder("section " + name(section.name()) + " {\n");
        for (SecVar variable : section.variables()) {
            text.append('\t')
                    .append(name(btf.nameOff(variable.type())))
                    .append("; /* at " + variable.offset() + ", " + variable.size() + " bytes */\n");
        }
        return text + "}; /* " + section.size() + " bytes */";
    }

    private String number(BtfType.Int number) {
        String sign = (number.encoding() & BtfType.Int.SIGNED) != 0 ? ", signed" : "";
        String isChar = (number.encoding() & BtfType.Int.CHAR) != 0 ? ", character" : "";
        String isBool = (number.encoding() & BtfType.Int.BOOL) != 0 ? ", boolean" : "";
        boolean isWhole = number.bitOffset() == 0 && number.bits() == number.size() * Byte.SIZE;
        String bits = isWhole ? "" : ", " + number.bits() + " bits at " + number.bitOffset();
        return name(number.name()) + "; /* " + number.size() + " bytes" + sign + isChar + isBool + bits + " */";
    }

    private static String linkage(int linkage) {
        return switch (linkage) {
            case Linkage.STATIC -> "static ";
            case Linkage.GLOBAL -> "";
            case Linkage.EXTERN -> "extern ";
            default -> "/* linkage " + linkage + " */ ";
        };
    }

    private String name(int offset) {
        return offset == 0 ? "" : SafeText.escape(btf.string(offset));
    }

    @Override
    public Optional<String> tag(int id) {
        return Optional.of(name(btf.nameOff(id))).filter(name -> !name.isEmpty());
    }

    @Override
    public String typedef(int id) {
        return name(btf.nameOff(id));
    }

    @Override
    public String number(int id) {
        return name(btf.nameOff(id));
    }
}
