package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.model.Section;
import java.util.Arrays;
import java.util.List;

/** Changes every field of every record of {@code .BTF}, its strings and its header. */
final class TypeMutations implements Layer {
    private static final int HEAD_WORDS = 3;

    @Override
    public void collect(Subject subject, Mutants mutants) {
        Btf btf = subject.after().btf().orElse(null);
        if (btf == null) {
            return;
        }
        for (int id = 1; id < btf.endId(); id++) {
            fields(subject, btf, id, mutants);
        }
        ends(subject, btf, mutants);
        strings(subject, btf, mutants);
        header(subject, mutants);
    }

    private static void fields(Subject subject, Btf btf, int id, Mutants mutants) {
        BtfKind kind = btf.kind(id);
        boolean isNew = id >= subject.original().btf().orElseThrow().endId();
        String whose = isNew ? "new " + kind : kind.toString();
        int at = subject.typeStart(id);
        int words = (btf.offset(id + 1) - btf.offset(id)) / 4;
        for (int word = 0; word < words; word++) {
            int field = at + 4 * word;
            String what = whose + ", " + role(kind, word);
            int value = subject.word(field);
            for (int changed : new int[] {value + 1, value - 1, value ^ 2, value ^ 1 << 31, value ^ 1 << 24}) {
                String how = isSameProto(btf, kind, word, value, changed) ? " that says the same" : "";
                mutants.add(
                        what + how,
                        () -> "type " + id,
                        () -> subject.patch().u32(field, changed).bytes());
            }
        }
        int other = 1 + (id * 7) % (btf.endId() - 1);
        mutants.add(
                whose + ", name of another type",
                () -> "type " + id,
                () -> subject.patch().u32(at, btf.nameOff(other)).bytes());
    }

    /** Whether a FUNC would have another prototype that is the same byte for byte. */
    private static boolean isSameProto(Btf btf, BtfKind kind, int word, int value, int changed) {
        return kind == BtfKind.FUNC
                && word == HEAD_WORDS - 1
                && changed > 0
                && changed < btf.endId()
                && btf.get(changed).equals(btf.get(value));
    }

    private static String role(BtfKind kind, int word) {
        if (word < HEAD_WORDS) {
            return List.of("name", "kind and count", "size or type").get(word);
        }
        int element = word - HEAD_WORDS;
        return switch (kind) {
            case STRUCT, UNION -> "member " + List.of("name", "type", "offset").get(element % 3);
            case ENUM -> "enumerator " + List.of("name", "value").get(element % 2);
            case ENUM64 ->
                "enumerator " + List.of("name", "low half", "high half").get(element % 3);
            case FUNC_PROTO -> "argument " + List.of("name", "type").get(element % 2);
            case DATASEC -> "variable " + List.of("type", "offset", "size").get(element % 3);
            case ARRAY -> List.of("element", "index", "count").get(element);
            case INT -> "bits";
            case VAR -> "linkage";
            case DECL_TAG -> "component";
            case VOID, PTR, FWD, TYPEDEF, VOLATILE, CONST, RESTRICT, FUNC, FLOAT, TYPE_TAG -> "more";
        };
    }

    private static void ends(Subject subject, Btf btf, Mutants mutants) {
        ByteView types = btf.typeBytes();
        mutants.add("last type lost", () -> "", () -> {
            int end = btf.offset(btf.endId() - 1);
            return subject.with(".BTF", btf(btf, types.slice(0, end).toByteArray(), strings(btf)));
        });
        List<BtfType> more = List.of(
                new BtfType.Int(0, 1, 0, 0, 8),
                new BtfType.Ptr(1),
                new BtfType.Typedef(btf.nameOff(1), 1),
                new BtfType.Struct(0, false, 0, List.of()),
                new BtfType.FuncProto(0, List.of()),
                new BtfType.DeclTag(btf.nameOff(1), 1, -1),
                new BtfType.Const(1));
        for (BtfType type : more) {
            mutants.add("type appended", () -> type.toString(), subject.types(builder -> builder.add(type)));
        }
        for (int id = 1; id < btf.endId(); id++) {
            int old = id;
            if (btf.kind(id) != BtfKind.DATASEC) {
                mutants.add(
                        "a second one of a type appended",
                        () -> "type " + old,
                        subject.types(builder -> builder.add(builder.get(old))));
            }
        }
    }

    private static void strings(Subject subject, Btf btf, Mutants mutants) {
        int start = subject.start(subject.elf().section(".BTF").orElseThrow())
                + btf.header().stringStart();
        int oldEnd = subject.original().btf().orElseThrow().stringsEnd();
        for (int at = 1; at < btf.stringsEnd(); at++) {
            int position = start + at;
            String what = at < oldEnd ? "string" : "new string";
            byte old = subject.output()[position];
            mutants.add(
                    what,
                    () -> "offset " + (position - start),
                    () -> subject.patch().u8(position, old == 0 ? '_' : old ^ 1).bytes());
        }
        byte[] strings = strings(btf);
        mutants.add("last string lost", () -> "", () -> {
            int end = strings.length - 1;
            while (end > 0 && strings[end - 1] != 0) {
                end--;
            }
            return subject.with(".BTF", btf(btf, btf.typeBytes().toByteArray(), Arrays.copyOf(strings, end)));
        });
        mutants.add("string that nothing uses", () -> "", subject.types(b -> b.string("nobody uses this")));
    }

    private static void header(Subject subject, Mutants mutants) {
        Section section = subject.elf().section(".BTF").orElseThrow();
        int start = subject.start(section);
        for (int field : new int[] {4, 8, 12, 16, 20}) {
            for (int step : new int[] {-4, -1, 1, 4}) {
                mutants.add(
                        "header of .BTF",
                        () -> "field " + field,
                        () -> subject.patch()
                                .u32(start + field, subject.word(start + field) + step)
                                .bytes());
            }
        }
        mutants.add(
                "flags of .BTF",
                () -> "",
                () -> subject.patch().u8(start + 3, 1).bytes());
        byte[] bytes = section.data().bytes().toByteArray();
        mutants.add(
                "bytes behind the strings",
                () -> "",
                () -> subject.with(".BTF", Arrays.copyOf(bytes, bytes.length + 4)));
    }

    private static byte[] strings(Btf btf) {
        return btf.stringBytes().toByteArray();
    }

    private static byte[] btf(Btf btf, byte[] types, byte[] strings) throws MalformedInputException {
        ByteSink sink = new ByteSink(btf.order(), 0);
        sink.u16(0xeb9f).u8(1).u8(btf.header().flags()).u32(24);
        sink.u32(0).u32(types.length).u32(types.length).u32(strings.length);
        return sink.bytes(types).bytes(strings).toByteArray();
    }
}
