package io.github.retrobpf.btf.diff;

import java.util.List;

/**
 * A type, function, variable or section as text that tells all about it, others by their names alone. Two that say the
 * same are the same.
 *
 * @param subject what it is and its name: {@code struct foo}; a declaration and its definition have the same
 * @param lines C, with places and sizes in comments; nothing harmful for a terminal
 */
public record Declaration(String subject, List<String> lines) {
    public Declaration {
        lines = List.copyOf(lines);
    }
}
