package io.github.retrobpf.rewriter.link;

import java.util.List;
import java.util.Optional;

/**
 * What stands where in a linked object, where it came from, and why.
 *
 * @param sections in the order of the output
 * @param symbols that all inputs share, in the order in which they mention them
 * @param renamed local functions with another name, in the order of the inputs
 * @param removed what inputs have and the output has not, in the order of the inputs
 */
public record LinkMap(List<Part> sections, List<SharedSymbol> symbols, List<Renamed> renamed, List<Removed> removed) {
    public LinkMap {
        sections = List.copyOf(sections);
        symbols = List.copyOf(symbols);
        renamed = List.copyOf(renamed);
        removed = List.copyOf(removed);
    }

    /** The names that no input defines, and no kernel is asked for. */
    public List<SharedSymbol> undefined() {
        return symbols.stream().filter(s -> s.choice == Choice.UNDEFINED).toList();
    }

    /**
     * A section of the output.
     *
     * @param size in bytes
     * @param alignment in bytes
     * @param pieces by place
     */
    public record Part(String name, long size, long alignment, List<Piece> pieces) {
        public Part {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A run of bytes that comes from one input.
     *
     * @param offset from the start of the section of the output
     * @param size in bytes
     * @param input name of the object
     * @param inputOffset from the start of that object's section of the same name
     */
    public record Piece(long offset, long size, String input, long inputOffset) {}

    /** Why a definition is the one that counts. */
    public enum Choice {
        /** There is no other. */
        ONLY_DEFINITION("the only definition"),
        /** The others are weak. */
        STRONG("strong, the others are weak"),
        /** All are weak. */
        FIRST_OF_WEAK("the first of several weak ones"),
        /** All strong ones are the same. */
        FIRST_OF_IDENTICAL("the first of several identical ones"),
        /** Nobody defines it here: the kernel does, or configures it. */
        KERNEL("left to the kernel"),
        /** Nobody defines it. */
        UNDEFINED("nobody defines it");

        private final String text;

        Choice(String text) {
            this.text = text;
        }

        /** In words. */
        public String text() {
            return text;
        }
    }

    /**
     * A name that means the same in all inputs.
     *
     * @param declaration as C declares it; only the name where its type is not known
     * @param isFunction whether it is a function
     * @param isWeak whether it is weak in the output
     * @param isHidden whether it is hidden in the output
     * @param choice why this definition
     * @param place where it stands; empty where nobody defines it
     * @param chosen what the output has it from; where nobody defines it, the first declaration
     * @param others what other inputs say of it, in their order
     */
    public record SharedSymbol(
            String name,
            String declaration,
            boolean isFunction,
            boolean isWeak,
            boolean isHidden,
            Choice choice,
            Optional<Placed> place,
            Mention chosen,
            List<Mention> others) {
        public SharedSymbol {
            others = List.copyOf(others);
        }
    }

    /**
     * A place in the output.
     *
     * @param section its name; empty for a symbol that has a value and no place
     * @param offset in it, or the value
     * @param size in bytes
     */
    public record Placed(String section, long offset, long size) {}

    /** What an input says of a name. */
    public enum Role {
        DECLARATION("declaration"),
        WEAK_DEFINITION("weak definition"),
        DEFINITION("definition");

        private final String text;

        Role(String text) {
            this.text = text;
        }

        /** In words. */
        public String text() {
            return text;
        }
    }

    /**
     * An input that knows a name.
     *
     * @param input name of the object
     * @param section that holds it; empty for none
     * @param offset in that section, for definitions
     */
    public record Mention(String input, Role role, String section, long offset) {}

    /**
     * A static function that shares its name with another one.
     *
     * @param input name of the object that has it
     * @param name that it has there
     * @param outputName that it has in the output
     */
    public record Renamed(String input, String name, String outputName) {}

    /** Why something is not in the output. */
    public enum Loss {
        OVERRIDDEN("another definition counts"),
        UNREACHED("nothing reaches it");

        private final String text;

        Loss(String text) {
            this.text = text;
        }

        /** In words. */
        public String text() {
            return text;
        }
    }

    /**
     * A run of bytes that the output has not.
     *
     * @param input name of the object
     * @param section of it
     * @param offset in that section
     * @param size in bytes
     * @param names of what stood there, in the order of the symbols
     * @param loss why
     */
    public record Removed(String input, String section, long offset, long size, List<String> names, Loss loss) {
        public Removed {
            names = List.copyOf(names);
        }
    }
}
