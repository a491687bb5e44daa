package io.github.retrobpf.btf.dump;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.model.Member;
import io.github.retrobpf.btf.model.Param;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What has to stand before a definition.
 *
 * @param definitions that are needed whole
 * @param declarations structs and unions of which the name is enough
 */
record CDependencies(Set<Integer> definitions, Set<Integer> declarations) {
    /** A type on the way, and whether it has to be whole there. */
    private record Step(int id, boolean whole, int depth) {}

    /** Finds them for types of one BTF. */
    static final class Finder {
        private final Btf btf;
        private final CNames names;
        private final TextBudget budget;

        Finder(Btf btf, CNames names, TextBudget budget) {
            this.btf = btf;
            this.names = names;
            this.budget = budget;
        }

        /** Of a struct, a union or a typedef; of other types none. */
        CDependencies of(int id) throws MalformedInputException {
            CDependencies found = new CDependencies(new LinkedHashSet<>(), new LinkedHashSet<>());
            switch (btf.kind(id)) {
                case STRUCT, UNION -> {
                    for (Member member : CMembers.of(btf.get(id)).members()) {
                        walk(member.type(), true, found);
                    }
                }
                case TYPEDEF -> walk(((BtfType.Typedef) btf.get(id)).target(), false, found);
                default -> {}
            }
            found.declarations().remove(id);
            return found;
        }

        private void walk(int first, boolean whole, CDependencies found) throws MalformedInputException {
            Deque<Step> steps = new ArrayDeque<>();
            steps.push(new Step(first, whole, 0));
            while (!steps.isEmpty()) {
                Step step = steps.pop();
                budget.checkChain(first, step.depth());
                budget.spend(first, 1);
                step(step, found, steps);
            }
        }

        private void step(Step step, CDependencies found, Deque<Step> steps) {
            int id = step.id();
            int depth = step.depth() + 1;
            BtfKind kind = btf.kind(id);
            switch (kind) {
                case PTR -> steps.push(new Step(((BtfType.Ptr) btf.get(id)).target(), false, depth));
                // Even behind a pointer, there are only arrays of what is whole.
                case ARRAY -> steps.push(new Step(((BtfType.Array) btf.get(id)).element(), true, depth));
                case CONST, VOLATILE, RESTRICT, TYPE_TAG ->
                    steps.push(new Step(Modifiers.target(btf.get(id)), step.whole(), depth));
                case FUNC_PROTO -> {
                    BtfType.FuncProto proto = (BtfType.FuncProto) btf.get(id);
                    for (Param param : proto.params()) {
                        steps.push(new Step(param.type(), false, depth));
                    }
                    steps.push(new Step(proto.returnType(), false, depth));
                }
                case TYPEDEF -> {
                    found.definitions().add(id);
                    if (step.whole()) {
                        steps.push(new Step(((BtfType.Typedef) btf.get(id)).target(), true, depth));
                    }
                }
                case STRUCT, UNION, FWD -> composite(names.meant(id), step.whole(), found);
                case ENUM, ENUM64 -> found.definitions().add(id);
                case INT, FLOAT -> {
                    if (names.needsTypedef(id)) {
                        found.definitions().add(id);
                    }
                }
                case VOID, FUNC, VAR, DATASEC, DECL_TAG -> {}
            }
        }

        /** One without a name is written where it is used. */
        private void composite(int id, boolean whole, CDependencies found) {
            boolean isDefined = btf.kind(id) != BtfKind.FWD;
            boolean isNeeded = isDefined && (whole || btf.nameOff(id) == 0);
            (isNeeded ? found.definitions() : found.declarations()).add(id);
        }
    }
}
