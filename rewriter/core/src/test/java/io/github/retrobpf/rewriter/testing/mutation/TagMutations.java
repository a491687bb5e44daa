package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.rewriter.object.BpfFunction;
import java.util.List;

/** Brings tags back, loses others, moves them. */
final class TagMutations implements Layer {
    private static final BtfType.Int PLACEHOLDER = new BtfType.Int(0, 1, 0, 0, 8);
    private static final String EXCEPTION_CALLBACK = "exception_callback:";

    @Override
    public void collect(Subject subject, Mutants mutants) {
        Btf before = subject.original().btf().orElse(null);
        Btf after = subject.after().btf().orElse(null);
        if (before == null || after == null) {
            return;
        }
        for (int i = 1; i < after.endId(); i++) {
            int id = i;
            if (after.kind(id) == BtfKind.DECL_TAG) {
                tag(subject, after, id, mutants);
            } else if (id < before.endId() && before.kind(id) == BtfKind.DECL_TAG) {
                mutants.add("dropped tag is back", () -> "type " + id, subject.types(builder -> {
                    BtfType.DeclTag tag = (BtfType.DeclTag) before.get(id);
                    builder.replace(
                            id,
                            new BtfType.DeclTag(
                                    builder.string(before.string(tag.name())), tag.target(), tag.componentIdx()));
                }));
            }
            if (id < before.endId()
                    && after.kind(id) == BtfKind.DECL_TAG
                    && !before.get(id).equals(after.get(id))) {
                mutants.add(
                        "exception callback not renamed",
                        () -> "type " + id,
                        subject.types(builder -> builder.replace(id, before.get(id))));
            }
        }
        for (BpfFunction function : subject.after().functions()) {
            if (function.hasBtf()) {
                String of = function.isEntry() ? " of a program" : "";
                for (String text : List.of("arg:ctx", "arg:nonnull", "other", EXCEPTION_CALLBACK + function.name())) {
                    mutants.add(
                            "tag added to an argument" + of,
                            () -> function.name() + " " + text,
                            subject.types(builder ->
                                    builder.add(new BtfType.DeclTag(builder.string(text), function.btfId(), 0))));
                    mutants.add(
                            "tag added to a FUNC" + of,
                            () -> function.name() + " " + text,
                            subject.types(builder ->
                                    builder.add(new BtfType.DeclTag(builder.string(text), function.btfId(), -1))));
                }
            }
        }
    }

    private static void tag(Subject subject, Btf btf, int id, Mutants mutants) {
        BtfType.DeclTag tag = (BtfType.DeclTag) btf.get(id);
        BtfKind target = btf.kind(tag.target());
        boolean isNew = id >= subject.original().btf().orElseThrow().endId();
        String of = target != BtfKind.FUNC ? " of a " + target : isNew ? " of a clone" : "";
        String place = "type " + id;
        mutants.add("tag" + of + " lost", () -> place, subject.types(builder -> builder.replace(id, PLACEHOLDER)));
        for (int component : new int[] {-1, 0, 1}) {
            mutants.add(
                    "tag" + of + " moved",
                    () -> place + " to " + component,
                    subject.types(
                            builder -> builder.replace(id, new BtfType.DeclTag(tag.name(), tag.target(), component))));
        }
        for (String text : List.of("arg:ctx", "arg:nonnull", "other")) {
            mutants.add(
                    "tag" + of + " of another text",
                    () -> place + " " + text,
                    subject.types(builder -> builder.replace(
                            id, new BtfType.DeclTag(builder.string(text), tag.target(), tag.componentIdx()))));
        }
        for (int other = 1; other < btf.endId(); other++) {
            int to = other;
            if (btf.kind(to) == target && to != tag.target()) {
                mutants.add(
                        "tag" + of + " on another " + target,
                        () -> place + " to " + to,
                        subject.types(builder ->
                                builder.replace(id, new BtfType.DeclTag(tag.name(), to, tag.componentIdx()))));
            }
        }
        if (btf.string(tag.name()).startsWith(EXCEPTION_CALLBACK)) {
            for (BpfFunction function : subject.after().functions()) {
                mutants.add(
                        "exception callback is another function",
                        () -> place + " " + function.name(),
                        subject.types(builder -> builder.replace(
                                id,
                                new BtfType.DeclTag(
                                        builder.string(EXCEPTION_CALLBACK + function.name()), tag.target(), -1))));
            }
        }
    }
}
