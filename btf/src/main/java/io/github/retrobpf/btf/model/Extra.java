package io.github.retrobpf.btf.model;

/**
 * What a record's bytes hold beyond the fields that its kind names, kept so that it can be written back as it was.
 * {@link #NONE} in nearly every record; kernels ignore or refuse the rest, depending on the kind and the version.
 *
 * @param name string offset of the name, in a kind that has none
 * @param info bits of the info word that the kind leaves at zero: a member count without members, or the kind flag. On
 *     tags the flag says since Linux 6.15 that the name is a whole {@code __attribute__}.
 * @param word the third word of the record, in a kind that has neither size nor target
 * @param data bits of the word behind an INT that belong to none of its fields
 */
public record Extra(int name, int info, int word, int data) {
    public static final Extra NONE = new Extra(0, 0, 0, 0);

    /** The same, but {@link #NONE} itself where nothing is left over. */
    public static Extra of(int name, int info, int word, int data) {
        return (name | info | word | data) == 0 ? NONE : new Extra(name, info, word, data);
    }

    public Extra withName(int newName) {
        return of(newName, info, word, data);
    }
}
