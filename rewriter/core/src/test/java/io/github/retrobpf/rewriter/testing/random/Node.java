package io.github.retrobpf.rewriter.testing.random;

import io.github.retrobpf.rewriter.testing.random.RandomFunction.Role;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A function while it is made: who calls whom is settled first, and then what each can do. */
final class Node {
    final String name;
    final Role role;
    final String section;
    final Optional<ProgramSection> program;
    final List<Parameter.Kind> kinds;
    final List<Node> calls = new ArrayList<>();
    /** The programs that reach it. */
    final Set<ProgramSection> reachedBy = new LinkedHashSet<>();
    /** Frames of the longest chain of calls from here, its own included. */
    int depth = 1;
    /** How often a function is entered if this one is called once. */
    int entries = 1;

    Node(String name, Role role, String section, Optional<ProgramSection> program, List<Parameter.Kind> kinds) {
        this.name = name;
        this.role = role;
        this.section = section;
        this.program = program;
        this.kinds = List.copyOf(kinds);
    }

    boolean hasContext() {
        return kinds.contains(Parameter.Kind.CONTEXT) || kinds.contains(Parameter.Kind.JOB);
    }

    void call(Node target) {
        calls.add(target);
        depth = Math.max(depth, 1 + target.depth);
        entries += target.entries;
    }
}
