package io.github.retrobpf.rewriter.testing;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Linkage;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.model.SecVar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The types of an {@link ObjectDraft}. */
final class DraftTypes {
    private static final List<String> MAP_MEMBERS = List.of("type", "key_size", "value_size", "max_entries");
    private static final int POINTER_SIZE = 8;

    private final BtfBuilder btf;
    private final int integer;
    /** What CO-RE records ask the kernel about. */
    final int struct;

    private final Map<String, Integer> named = new LinkedHashMap<>();
    private final Map<String, Integer> funcs = new LinkedHashMap<>();

    DraftTypes(BtfBuilder btf, boolean hasMembers) {
        this.btf = btf;
        this.integer = btf.add(new BtfType.Int(btf.string("int"), 4, BtfType.Int.SIGNED, 0, 32));
        this.struct = btf.add(
                hasMembers
                        ? new BtfType.Struct(
                                btf.string("task_struct"), false, 4, List.of(new Member(btf.string("pid"), integer, 0)))
                        : new BtfType.Struct(btf.string("task"), false, 4, List.of()));
    }

    void add(FunctionDraft f) {
        List<Param> params = new ArrayList<>();
        for (ParameterDraft parameter : f.params) {
            int name = btf.string("p" + params.size());
            params.add(new Param(name, type(parameter)));
        }
        int proto = btf.add(new BtfType.FuncProto(integer, params));
        int func = btf.add(new BtfType.Func(btf.string(f.writtenName), f.linkage, proto));
        funcs.put(f.name, func);
        f.tags.forEach(t -> btf.add(new BtfType.DeclTag(btf.string(t.text()), func, t.component())));
    }

    /** Functions of the kernel ({@code .ksyms}), or of another object (no section). */
    void addExterns(Map<String, String> sectionOf) {
        List<SecVar> ksyms = new ArrayList<>();
        sectionOf.forEach((name, section) -> {
            int proto = btf.add(new BtfType.FuncProto(0, List.of()));
            int func = btf.add(new BtfType.Func(btf.string(name), Linkage.EXTERN, proto));
            if (!section.isEmpty()) {
                ksyms.add(new SecVar(func, 0, 0));
            }
        });
        if (!ksyms.isEmpty()) {
            btf.add(new BtfType.DataSec(btf.string(".ksyms"), 0, ksyms));
        }
    }

    /** A DATASEC; loaders fill in its size, which compilers leave 0. */
    void addSection(String section, Collection<VariableDraft> variables) {
        List<SecVar> members = new ArrayList<>();
        int offset = 0;
        for (VariableDraft v : variables) {
            int type = v.isMap() ? mapDefinition(v.definition()) : base("u64");
            int linkage = v.isGlobal() ? Linkage.GLOBAL : Linkage.STATIC;
            int variable = btf.add(new BtfType.Var(btf.string(v.name()), type, linkage));
            members.add(new SecVar(variable, offset, v.size()));
            offset += v.size();
        }
        btf.add(new BtfType.DataSec(btf.string(section), 0, members));
    }

    int func(String name) {
        return Objects.requireNonNull(funcs.get(name), name);
    }

    /** Each member's number is the length of an array that it points to. */
    private int mapDefinition(List<Integer> definition) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < definition.size(); i++) {
            int array = btf.add(new BtfType.Array(integer, integer, definition.get(i)));
            int pointer = btf.add(new BtfType.Ptr(array));
            members.add(new Member(btf.string(MAP_MEMBERS.get(i)), pointer, 8L * POINTER_SIZE * i));
        }
        return btf.add(new BtfType.Struct(0, false, (long) POINTER_SIZE * definition.size(), members));
    }

    private int type(ParameterDraft parameter) {
        int type = modified(base(parameter.base()), parameter.inner());
        return parameter.isPointer() ? modified(btf.intern(new BtfType.Ptr(type)), parameter.outer()) : type;
    }

    private int modified(int type, List<String> modifiers) {
        int modified = type;
        for (int i = modifiers.size() - 1; i >= 0; i--) {
            modified = btf.intern(modifier(modifiers.get(i), modified));
        }
        return modified;
    }

    private BtfType modifier(String modifier, int type) {
        return switch (modifier) {
            case "const" -> new BtfType.Const(type);
            case "volatile" -> new BtfType.Volatile(type);
            case "restrict" -> new BtfType.Restrict(type);
            default -> new BtfType.Typedef(btf.string(lastWord(modifier)), type);
        };
    }

    private int base(String base) {
        return switch (base) {
            case "void" -> 0;
            case "int" -> integer;
            case "u64" -> btf.intern(new BtfType.Int(btf.string("unsigned long long"), 8, 0, 0, 64));
            default ->
                named.computeIfAbsent(
                        base,
                        b -> btf.add(
                                b.startsWith("fwd ")
                                        ? new BtfType.Fwd(btf.string(lastWord(b)), false)
                                        : new BtfType.Struct(btf.string(lastWord(b)), false, 0, List.of())));
        };
    }

    private static String lastWord(String text) {
        return text.substring(text.lastIndexOf(' ') + 1);
    }
}
