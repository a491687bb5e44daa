package io.github.retrobpf.rewriter.testing.random;

import io.github.retrobpf.rewriter.testing.random.RandomFunction.Oddity;
import io.github.retrobpf.rewriter.testing.random.RandomFunction.Role;
import io.github.retrobpf.rewriter.testing.random.RandomObject.Trait;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes objects of seeds: the same seed and size, the same object. */
final class Generator {
    /** What an object may be. */
    enum Style {
        /** The verifier takes every program of it, as far as the kernel knows what it uses, once tags are treated. */
        LOADABLE,
        /** Anything that can be read. */
        ODD
    }

    /** Kernels allow 8 frames, and 512 bytes of stack in all of them; a rewriting changes neither. */
    private static final int MOST_FRAMES = 6;

    private static final int MOST_ENTRIES = 120;
    private static final List<String> UNKNOWN_SECTIONS =
            List.of("mine", "xdp2", ".text.split", "tc_main/x", "freplace/f0");

    private final Dice dice;
    private final int size;
    private final Style style;
    private final List<ProgramSection> table;
    private final RandomSteps steps;

    private Generator(long seed, int size, Style style, List<ProgramSection> table) {
        this.dice = new Dice(seed);
        this.size = size;
        this.style = style;
        this.table = table;
        this.steps = new RandomSteps(dice, style);
    }

    /**
     * An object.
     *
     * @param size how many subprograms it has at most
     * @param table the sections that its programs may stand in
     */
    static RandomObject object(long seed, int size, Style style, List<ProgramSection> table) {
        return new Generator(seed, size, style, table).object(seed);
    }

    private RandomObject object(long seed) {
        Set<Trait> traits = traits();
        List<Node> subprograms = subprograms();
        List<Node> programs = programs(subprograms);
        List<Node> nodes = dice.shuffled(new ArrayList<>(subprograms));
        for (Node program : programs) {
            nodes.add(dice.below(nodes.size() + 1), program);
        }
        if (isOdd(30)) {
            addOddCalls(nodes);
        }
        List<RandomFunction> functions = new ArrayList<>();
        nodes.forEach(node -> functions.add(function(node, nodes, functions)));
        Map<String, String> externs = new TreeMap<>();
        functions.stream()
                .flatMap(f -> f.steps().stream())
                .filter(Step.ExternCall.class::isInstance)
                .map(s -> ((Step.ExternCall) s).target())
                .forEach(name -> externs.put(name, name.startsWith("bpf_") ? ".ksyms" : ""));
        ByteOrder order = dice.percent(50) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new RandomObject(
                seed, order, functions, RandomSteps.MAPS, RandomSteps.VARIABLES, new TreeMap<>(externs), traits);
    }

    private boolean isOdd(int chance) {
        return style == Style.ODD && dice.percent(chance);
    }

    private Set<Trait> traits() {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        for (Trait trait : Trait.values()) {
            boolean isPlain = trait == Trait.LINES || trait == Trait.DEBUG_INFO;
            if (isPlain ? dice.percent(50) : isOdd(trait == Trait.NO_BTF ? 3 : 15)) {
                traits.add(trait);
            }
        }
        return traits;
    }

    /** From the last to the first: each may call those that are there already. */
    private List<Node> subprograms() {
        List<Node> nodes = new ArrayList<>();
        int count = dice.between(1, size);
        for (int i = 0; i < count; i++) {
            boolean isCallback = dice.percent(12);
            String section = isOdd(8) ? dice.oneOf(List.of(".text.split", "xdp", "tc")) : ".text";
            Role role = section.equals(".text") ? isCallback ? Role.CALLBACK : Role.SUBPROGRAM : Role.PROGRAM;
            List<Parameter.Kind> kinds =
                    isCallback ? List.of(Parameter.Kind.SCALAR, Parameter.Kind.JOB) : randomKinds();
            Node node = new Node("f" + (count - 1 - i), role, section, Optional.empty(), kinds);
            addCalls(node, nodes, dice.below(4));
            nodes.add(node);
        }
        return nodes;
    }

    private List<Parameter.Kind> randomKinds() {
        List<Parameter.Kind> kinds = new ArrayList<>();
        int count = dice.below(3);
        for (int i = 0; i < count; i++) {
            kinds.add(dice.percent(70) ? Parameter.Kind.SCALAR : Parameter.Kind.MEMORY);
        }
        int contexts = dice.percent(85) ? dice.percent(8) ? 2 : 1 : 0;
        for (int i = 0; i < contexts; i++) {
            // Mostly the first one, as people write it.
            kinds.add(dice.percent(70) ? 0 : dice.below(kinds.size() + 1), Parameter.Kind.CONTEXT);
        }
        return kinds;
    }

    private void addCalls(Node node, List<Node> others, int most) {
        for (int i = 0; i < most && !others.isEmpty(); i++) {
            Node target = dice.oneOf(others);
            boolean fits = target.depth < MOST_FRAMES - (node.role == Role.PROGRAM ? 0 : 1)
                    && node.entries + target.entries <= MOST_ENTRIES
                    && (node.hasContext() || !target.hasContext());
            if (fits) {
                node.call(target);
            }
        }
    }

    /** Of few sections, or nothing would be shared. */
    private List<Node> programs(List<Node> subprograms) {
        List<ProgramSection> sections = new ArrayList<>();
        int kinds = dice.between(1, 4);
        for (int i = 0; i < kinds; i++) {
            sections.add(dice.oneOf(table));
        }
        List<Node> programs = new ArrayList<>();
        int count = dice.between(1, 2 + size / 2);
        for (int i = 0; i < count; i++) {
            Optional<ProgramSection> program = isOdd(10) ? Optional.empty() : Optional.of(dice.oneOf(sections));
            String section = program.map(ProgramSection::section).orElseGet(() -> dice.oneOf(UNKNOWN_SECTIONS));
            Node node = new Node(
                    "prog" + i,
                    Role.PROGRAM,
                    (dice.percent(5) ? "?" : "") + section,
                    program,
                    List.of(Parameter.Kind.CONTEXT));
            addCalls(node, subprograms, dice.between(1, 4));
            program.ifPresent(p -> reach(node, p));
            programs.add(node);
        }
        return programs;
    }

    private static void reach(Node from, ProgramSection program) {
        for (Node target : from.calls) {
            if (target.reachedBy.add(program)) {
                reach(target, program);
            }
        }
    }

    /** Recursion, calls of programs, calls without a context. */
    private void addOddCalls(List<Node> nodes) {
        int count = dice.between(1, 3);
        for (int i = 0; i < count; i++) {
            dice.oneOf(nodes).calls.add(dice.oneOf(nodes));
        }
    }

    private RandomFunction function(Node node, List<Node> nodes, List<RandomFunction> before) {
        Optional<RandomFunction> last =
                before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
        boolean isStatic = node.role == Role.CALLBACK || (node.role != Role.PROGRAM && dice.percent(35));
        Set<Oddity> oddities = oddities(node, nodes, last, isStatic);
        boolean mayBeTyped = node.role == Role.SUBPROGRAM
                && node.reachedBy.stream()
                                .map(ProgramSection::context)
                                .distinct()
                                .count()
                        == 1
                && node.reachedBy.iterator().next().hasContext();
        boolean isTyped = mayBeTyped && dice.percent(10);
        List<Parameter> parameters = new ArrayList<>();
        for (Parameter.Kind kind : node.kinds) {
            parameters.add(parameter(node, kind, isStatic, isTyped));
        }
        List<String> tags = isOdd(8) ? List.of(dice.oneOf(List.of("arg:ctx", "mine", callbackTag(nodes)))) : List.of();
        return new RandomFunction(
                node.name,
                node.role,
                node.section,
                node.program,
                isStatic,
                !isStatic && node.role == Role.SUBPROGRAM && dice.percent(10),
                !isStatic && node.role == Role.SUBPROGRAM && dice.percent(10),
                parameters,
                tags,
                steps.of(node, isStatic),
                oddities);
    }

    private String callbackTag(List<Node> nodes) {
        return "exception_callback:" + (dice.percent(80) ? dice.oneOf(nodes).name : "nobody");
    }

    private Set<Oddity> oddities(Node node, List<Node> nodes, Optional<RandomFunction> last, boolean isStatic) {
        Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        boolean isCalled = nodes.stream().anyMatch(n -> n.calls.contains(node));
        for (Oddity oddity : Oddity.values()) {
            boolean isPossible = switch (oddity) {
                case NO_FUNC_INFO, ALIAS, MISPLACED_TAG -> true;
                case NO_SYMBOL -> !isCalled;
                case SHARED_FUNC -> last.isPresent();
                case SAME_NAME -> isStatic && last.map(RandomFunction::isStatic).orElse(false);
            };
            if (isPossible && isOdd(4)) {
                oddities.add(oddity);
            }
        }
        return oddities;
    }

    private Parameter parameter(Node node, Parameter.Kind kind, boolean isStatic, boolean isTyped) {
        return switch (kind) {
            case SCALAR, JOB -> new Parameter(kind, Optional.empty(), List.of());
            case MEMORY -> new Parameter(kind, Optional.empty(), dice.percent(30) ? List.of("arg:nonnull") : List.of());
            case CONTEXT -> context(node, isStatic, isTyped);
        };
    }

    /**
     * A context argument.
     *
     * @param isTyped whether the function is an old one, with the canonical type and without the tag
     */
    private Parameter context(Node node, boolean isStatic, boolean isTyped) {
        boolean isTagged = node.role == Role.PROGRAM ? dice.percent(8) : isStatic ? dice.percent(20) : !isTyped;
        Optional<ContextShape> typed = node.reachedBy.stream()
                .filter(ProgramSection::hasContext)
                .map(p -> ContextShape.of(p.context()))
                .findFirst();
        List<String> tags = new ArrayList<>();
        if (isTagged && !isOdd(5)) {
            tags.add(Parameter.CONTEXT_TAG);
            if (isOdd(10)) {
                tags.add(dice.oneOf(List.of("arg:nonnull", "arg:ctx", "mine", "arg:trusted")));
            }
        }
        ContextShape shape = isTyped ? typed.orElseThrow() : shape(node);
        return new Parameter(Parameter.Kind.CONTEXT, Optional.of(shape), tags);
    }

    private ContextShape shape(Node node) {
        if (isOdd(10)) {
            String name = dice.oneOf(List.of("xdp_md", "__sk_buff", "stranger"));
            return dice.percent(30) ? ContextShape.undefined(name) : ContextShape.of("struct " + name);
        }
        List<ContextShape> shapes = new ArrayList<>();
        for (ProgramSection program : node.reachedBy) {
            program.accepts().forEach(a -> shapes.add(ContextShape.of(a)));
            if (program.hasContext()) {
                shapes.add(ContextShape.of(program.context()));
            }
        }
        shapes.removeIf(s -> !s.fits(node.reachedBy));
        return !shapes.isEmpty() && dice.percent(30)
                ? dice.oneOf(shapes)
                : dice.percent(60) ? ContextShape.VOIDS.get(0) : dice.oneOf(ContextShape.VOIDS);
    }
}
