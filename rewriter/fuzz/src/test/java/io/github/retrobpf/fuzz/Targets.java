package io.github.retrobpf.fuzz;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.fuzz.input.ChosenObject;
import io.github.retrobpf.fuzz.input.ObjectGroup;
import io.github.retrobpf.fuzz.input.ObjectPair;
import io.github.retrobpf.fuzz.input.Objects;
import io.github.retrobpf.fuzz.input.OptionBytes;
import io.github.retrobpf.fuzz.law.BtfExtLaws;
import io.github.retrobpf.fuzz.law.BtfLaws;
import io.github.retrobpf.fuzz.law.DedupLaws;
import io.github.retrobpf.fuzz.law.ElfLaws;
import io.github.retrobpf.fuzz.law.LinkLaws;
import io.github.retrobpf.fuzz.law.ReportLaws;
import io.github.retrobpf.fuzz.law.RewriteLaws;
import io.github.retrobpf.fuzz.law.ValidateLaws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** All targets. A new parser gets a line here. */
public enum Targets implements Target {
    ELF,
    BTF,
    DEDUP,
    BTF_EXT,
    REWRITE,
    EDIT,
    DRAFT,
    REPORT,
    REPORT_EDIT,
    REPORT_DRAFT,
    VALIDATE,
    VALIDATE_EDIT,
    LINK,
    LINK_EDIT;

    /** Long enough for a few edits, or a few functions and what they do. */
    private static final int SCRIPT = 96;

    private static final int SCRIPTS = 200;

    @Override
    public int run(byte[] input) throws MalformedInputException {
        return switch (this) {
            case ELF -> ElfLaws.run(input);
            case BTF -> BtfLaws.run(input);
            case DEDUP -> DedupLaws.run(input);
            case BTF_EXT -> BtfExtLaws.run(input);
            case REWRITE, EDIT, DRAFT -> RewriteLaws.check(object(input).orElseThrow());
            case REPORT, REPORT_EDIT, REPORT_DRAFT ->
                ReportLaws.check(object(input).orElseThrow());
            case VALIDATE, VALIDATE_EDIT -> ValidateLaws.check(pair(input));
            case LINK, LINK_EDIT -> LinkLaws.check(group(input));
        };
    }

    private ObjectPair pair(byte[] input) throws MalformedInputException {
        return this == VALIDATE ? ObjectPair.plain(input) : ObjectPair.edited(input);
    }

    private ObjectGroup group(byte[] input) {
        return this == LINK ? ObjectGroup.plain(input) : ObjectGroup.edited(input);
    }

    /** What an input comes down to, for the target {@link #plain}. */
    public byte[] toPlain(byte[] input) throws MalformedInputException {
        return switch (this) {
            case ELF, BTF, DEDUP, BTF_EXT -> input;
            case VALIDATE, VALIDATE_EDIT -> pair(input).toPlain();
            case LINK, LINK_EDIT -> group(input).toPlain();
            case REWRITE, REPORT, EDIT, DRAFT, REPORT_EDIT, REPORT_DRAFT ->
                object(input).orElseThrow().toPlain();
        };
    }

    /** The object that an input of this target comes down to, if it is about one. */
    private Optional<ChosenObject> object(byte[] input) throws MalformedInputException {
        return switch (this) {
            case ELF, BTF, DEDUP, BTF_EXT, VALIDATE, VALIDATE_EDIT, LINK, LINK_EDIT -> Optional.empty();
            case REWRITE, REPORT -> Optional.of(ChosenObject.plain(input));
            case EDIT, REPORT_EDIT -> Optional.of(ChosenObject.edited(input));
            case DRAFT, REPORT_DRAFT -> Optional.of(ChosenObject.drafted(input));
        };
    }

    /** The target that does the same with plain objects. */
    public Targets plain() {
        return switch (this) {
            case ELF, BTF, DEDUP, BTF_EXT, REWRITE, REPORT, VALIDATE, LINK -> this;
            case LINK_EDIT -> LINK;
            case VALIDATE_EDIT -> VALIDATE;
            case EDIT, DRAFT -> REWRITE;
            case REPORT_EDIT, REPORT_DRAFT -> REPORT;
        };
    }

    /** As users call it: {@code btf-ext}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Targets ofWord(String word) {
        return Arrays.stream(values())
                .filter(t -> t.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target " + word + ": one of "
                        + Arrays.stream(values()).map(Targets::word).toList()));
    }

    /** Good inputs to start from, made of the bundled objects. */
    public List<byte[]> seeds() {
        return switch (this) {
            case ELF -> Objects.all();
            case BTF, DEDUP -> Objects.sections(".BTF");
            case BTF_EXT -> Objects.extensions();
            case REWRITE, REPORT ->
                Objects.all().stream()
                        .map(o -> Arrays.copyOf(o, o.length + OptionBytes.SIZE))
                        .toList();
            case EDIT, DRAFT, REPORT_EDIT, REPORT_DRAFT, VALIDATE_EDIT, LINK_EDIT -> scripts();
            case VALIDATE -> pairs();
            case LINK -> groups();
        };
    }

    /** Bundled objects with what rewriting makes of them. */
    private static List<byte[]> pairs() {
        List<byte[]> pairs = new ArrayList<>();
        for (int i = 0; i < Objects.all().size(); i++) {
            try {
                pairs.add(ObjectPair.edited(new byte[] {(byte) i, (byte) (i >> 8)})
                        .toPlain());
            } catch (MalformedInputException e) {
                throw new AssertionError(e);
            }
        }
        return pairs;
    }

    /** Bundled objects with others. */
    private static List<byte[]> groups() {
        return scripts().stream().map(s -> ObjectGroup.edited(s).toPlain()).toList();
    }

    /** Any bytes are a script. */
    private static List<byte[]> scripts() {
        Random random = new Random(0);
        List<byte[]> scripts = new ArrayList<>();
        for (int i = 0; i < SCRIPTS; i++) {
            byte[] script = new byte[1 + random.nextInt(SCRIPT)];
            random.nextBytes(script);
            scripts.add(script);
        }
        return scripts;
    }
}
