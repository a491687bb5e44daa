package io.github.retrobpf.rewriter.testing.random;

import io.github.retrobpf.rewriter.testing.random.RandomFunction.Role;
import java.util.ArrayList;
import java.util.List;

/** What functions do: their calls, and what the contexts that reach them allow. */
final class RandomSteps {
    static final List<String> MAPS = List.of("counts", "totals");
    static final List<Variable> VARIABLES = List.of(
            new Variable(".data", "limit", true),
            new Variable(".data", "seen", true),
            new Variable(".data", "misses", false),
            new Variable(".rodata", "scale", true),
            new Variable(".rodata", "shift", false));

    private final Dice dice;
    private final Generator.Style style;

    RandomSteps(Dice dice, Generator.Style style) {
        this.dice = dice;
        this.style = style;
    }

    List<Step> of(Node node, boolean isStatic) {
        List<Step> steps = new ArrayList<>();
        for (Node target : node.calls) {
            steps.add(
                    target.role == Role.CALLBACK
                            ? new Step.Callback(target.name, form(node, target, true), dice.between(1, 4))
                            : new Step.Call(target.name, form(node, target, false), dice.below(100)));
        }
        int more = dice.below(4);
        for (int i = 0; i < more; i++) {
            steps.add(dice.below(steps.size() + 1), other());
        }
        // A global function that no use of its context betrays would load as it is.
        if (node.hasContext() && (!isStatic || dice.percent(50))) {
            steps.add(dice.below(steps.size() + 1), use(node));
        }
        return steps;
    }

    private Step.Form form(Node node, Node target, boolean isAddress) {
        boolean isNear = node.section.equals(target.section);
        // Loaders want addresses relocated, and those of static functions by their section.
        if (isAddress && style == Generator.Style.LOADABLE) {
            return Step.Form.SECTION;
        }
        int chance = dice.below(100);
        if (isNear && chance < 30) {
            return Step.Form.DISTANCE;
        }
        return chance < 65 ? Step.Form.SYMBOL : Step.Form.SECTION;
    }

    private Step other() {
        return switch (dice.below(style == Generator.Style.ODD ? 6 : 5)) {
            case 0 -> new Step.Count(dice.oneOf(MAPS));
            case 1, 2 -> {
                Variable variable = dice.oneOf(VARIABLES);
                boolean bySection = !variable.isGlobal() || dice.percent(20);
                yield new Step.Touch(variable, bySection ? Step.Form.SECTION : Step.Form.SYMBOL);
            }
            case 3 -> new Step.Ask();
            case 4 -> new Step.Loop(dice.between(2, 5));
            default -> new Step.ExternCall(dice.oneOf(List.of("bpf_rcu_read_lock", "elsewhere")));
        };
    }

    /** Something that every context which gets here allows. */
    private Step use(Node node) {
        List<ProgramSection> programs = node.program.map(List::of).orElseGet(() -> List.copyOf(node.reachedBy));
        List<Step> uses = new ArrayList<>();
        if (programs.stream().allMatch(ProgramSection::canEmit)) {
            uses.add(new Step.Emit(dice.below(1000)));
        }
        if (programs.stream().allMatch(ProgramSection::hasSecondWord)) {
            uses.add(new Step.Read(8, 8));
        }
        if (programs.stream()
                        .map(p -> p.context() + p.readOffset() + ":" + p.readSize())
                        .distinct()
                        .count()
                == 1) {
            ProgramSection first = programs.get(0);
            uses.add(new Step.Read(first.readOffset(), first.readSize()));
        }
        return uses.isEmpty() ? new Step.Ask() : dice.oneOf(uses);
    }
}
