package io.github.retrobpf.fuzz.input;

import io.github.retrobpf.elf.io.MalformedInputException;
import java.util.Arrays;

/** An object and the bytes that stand for options: what an input of a target comes down to. */
public final class ChosenObject {
    private final byte[] object;
    private final byte[] options;

    private ChosenObject(byte[] object, byte[] options) {
        this.object = object;
        this.options = Arrays.copyOf(options, OptionBytes.SIZE);
    }

    /** An input that is the object, with options as its last bytes. */
    public static ChosenObject plain(byte[] input) {
        int size = Math.max(0, input.length - OptionBytes.SIZE);
        return new ChosenObject(Arrays.copyOf(input, size), Arrays.copyOfRange(input, size, input.length));
    }

    /** An input that edits a bundled object; its first bytes are options. */
    public static ChosenObject edited(byte[] input) {
        return new ChosenObject(EditedObject.of(behindOptions(input)), input);
    }

    /** An input that drafts an object; its first bytes are options. */
    public static ChosenObject drafted(byte[] input) throws MalformedInputException {
        return new ChosenObject(DraftedObject.of(behindOptions(input)), input);
    }

    private static Script behindOptions(byte[] input) {
        return new Script(Arrays.copyOfRange(input, Math.min(OptionBytes.SIZE, input.length), input.length));
    }

    /** The whole file. */
    public byte[] object() {
        return object.clone();
    }

    public OptionBytes options() {
        return new OptionBytes(
                Byte.toUnsignedInt(options[0]), Byte.toUnsignedInt(options[1]), Byte.toUnsignedInt(options[2]));
    }

    /** What {@link #plain} takes: it does not change when bundled objects come and go. */
    public byte[] toPlain() {
        byte[] plain = Arrays.copyOf(object, object.length + OptionBytes.SIZE);
        System.arraycopy(options, 0, plain, object.length, OptionBytes.SIZE);
        return plain;
    }
}
