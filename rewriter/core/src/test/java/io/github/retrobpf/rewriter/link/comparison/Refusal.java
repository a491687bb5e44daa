package io.github.retrobpf.rewriter.link.comparison;

import io.github.retrobpf.btf.model.BtfKind;
import io.github.retrobpf.btf.model.BtfType;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.elf.format.SectionIndex;
import io.github.retrobpf.elf.format.SymbolType;
import io.github.retrobpf.elf.model.ElfFile;
import io.github.retrobpf.elf.model.Section;
import io.github.retrobpf.rewriter.diagnostic.Code;
import io.github.retrobpf.rewriter.object.BpfObject;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Why bpftool refuses objects, by what it says; and what we say to them. */
enum Refusal {
    MADE_STRONG("conflicting non-weak symbol #[0-9]+ \\((.*)\\)", Improvement.WEAK_AFTER_DECLARATION) {
        @Override
        boolean isSo(List<BpfObject> inputs, Matcher text) {
            Definitions definitions = definitions(inputs);
            return definitions.isDeclaredFirst(text.group(1))
                    && definitions.isContested(text.group(1))
                    && !definitions.isDoublyStrong(text.group(1));
        }
    },
    DUPLICATE("conflicting non-weak symbol", Code.LINK_DUPLICATE),
    TYPES("global '(.*)': incompatible ", Code.LINK_TYPE_MISMATCH),
    MAPS("global '(.*)': map .* mismatch", Code.LINK_MAP_MISMATCH),
    COMMON("failed to find BTF info for global/extern symbol '(.*)'", Code.LINK_UNSUPPORTED) {
        @Override
        boolean isSo(List<BpfObject> inputs, Matcher text) {
            return inputs.stream()
                    .flatMap(i -> Definitions.symbols(i.elf()))
                    .anyMatch(s -> s.shndx() == SectionIndex.COMMON && s.name().equals(text.group(1)));
        }
    },
    SYMBOL_WITHOUT_TYPE("failed to find BTF info for global/extern symbol '(.*)'", Improvement.WITHOUT_TYPES) {
        @Override
        boolean isSo(List<BpfObject> inputs, Matcher text) {
            return inputs.stream().anyMatch(i -> i.btf().isPresent() && isUntyped(i, text.group(1)));
        }
    },
    EXTERNS_WITHOUT_TYPES("externs without BTF info are not supported", Improvement.WITHOUT_TYPES) {
        @Override
        boolean isSo(List<BpfObject> inputs, Matcher text) {
            return NO_BTF.isSo(inputs, text);
        }
    },
    LICENSE("non-identical contents of section", Code.LINK_LICENSE),
    LICENSE_FLAGS("sec (?:license|version) flags mismatch", Improvement.FLAGS_OF_LICENSES),
    SECTION_SYMBOL("relocation against STT_SECTION in non-exec section", Improvement.POINTERS_TO_STATIC_DATA) {
        @Override
        boolean isSo(List<BpfObject> inputs, Matcher text) {
            return inputs.stream().map(BpfObject::elf).anyMatch(Refusal::hasPointerToSection);
        }
    },
    NO_BTF("failed to find BTF info for object", Improvement.WITHOUT_TYPES) {
        @Override
        boolean isSo(List<BpfObject> inputs, Matcher text) {
            return inputs.stream().anyMatch(i -> i.btf().isEmpty());
        }
    },
    SECTION("global '(.*)': section mismatch", Improvement.WEAK_IN_ANOTHER_SECTION) {
        @Override
        boolean isSo(List<BpfObject> inputs, Matcher text) {
            return definitions(inputs).isContested(text.group(1));
        }
    },
    UNTYPED("global '(.*)': failed to resolve size of underlying type", Improvement.UNTYPED_SYMBOLS) {
        @Override
        boolean isSo(List<BpfObject> inputs, Matcher text) {
            return inputs.stream()
                            .filter(i -> declaresUntyped(i.btf().orElseThrow(), text.group(1)))
                            .count()
                    > 1;
        }
    },
    BYTE_ORDER("unsupported byte order", Improvement.BYTE_ORDER) {
        @Override
        boolean isSo(List<BpfObject> inputs, Matcher text) {
            return inputs.stream().anyMatch(i -> i.elf().header().order() != ByteOrder.nativeOrder());
        }
    };

    private final Pattern text;
    private final Optional<Code> code;
    private final Optional<Improvement> improvement;

    Refusal(String text, Code code) {
        this.text = Pattern.compile(text);
        this.code = Optional.of(code);
        this.improvement = Optional.empty();
    }

    Refusal(String text, Improvement improvement) {
        this.text = Pattern.compile(text);
        this.code = Optional.empty();
        this.improvement = Optional.of(improvement);
    }

    /** Whether the inputs have what bpftool complains of. */
    boolean isSo(List<BpfObject> inputs, Matcher text) {
        return true;
    }

    /** Of what bpftool said of inputs; empty where it is none that is known. */
    static Optional<Refusal> of(String said, List<BpfObject> inputs) {
        return Arrays.stream(values())
                .filter(refusal -> {
                    Matcher matcher = refusal.text.matcher(said);
                    return matcher.find() && refusal.isSo(inputs, matcher);
                })
                .findFirst();
    }

    /** What we have to say, too; empty where there is nothing wrong. */
    Optional<Code> code() {
        return code;
    }

    /** Why there is nothing wrong. */
    Optional<Improvement> improvement() {
        return improvement;
    }

    private static Definitions definitions(List<BpfObject> inputs) {
        return Definitions.of(inputs.stream().map(BpfObject::elf).toList());
    }

    private static boolean hasPointerToSection(ElfFile elf) {
        return elf.sections().stream()
                .filter(s -> Places.isContent(s) && !s.isExecutable())
                .map(Section::index)
                .flatMap(index -> elf.relocationsOf(index).stream())
                .flatMap(table -> IntStream.range(0, table.count()).mapToObj(table::get))
                .anyMatch(r -> elf.symbols().orElseThrow().get(r.symbol()).type() == SymbolType.SECTION);
    }

    private static boolean isUntyped(BpfObject object, String name) {
        Btf btf = object.btf().orElseThrow();
        return Definitions.symbols(object.elf()).anyMatch(s -> s.name().equals(name))
                && IntStream.range(1, btf.endId())
                        .filter(id -> btf.kind(id) == BtfKind.VAR || btf.kind(id) == BtfKind.FUNC)
                        .noneMatch(id -> btf.name(id).equals(name));
    }

    private static boolean declaresUntyped(Btf btf, String name) {
        return IntStream.range(1, btf.endId())
                .filter(id -> btf.kind(id) == BtfKind.VAR && btf.name(id).equals(name))
                .map(id -> ((BtfType.Var) btf.get(id)).type())
                .map(type -> btf.kind(type) == BtfKind.CONST ? ((BtfType.Const) btf.get(type)).target() : type)
                .anyMatch(type -> type == 0);
    }
}
