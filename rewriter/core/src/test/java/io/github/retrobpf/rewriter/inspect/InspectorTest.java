package io.github.retrobpf.rewriter.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.EachObject;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {
    private static Inspection inspect(byte[] input) throws MalformedInputException {
        return Retrobpf.inspect("in.o", input, RewriteOptions.DEFAULT);
    }

    private static Inspection fixture(String name) throws MalformedInputException {
        return inspect(Fixtures.bytes(name + ".o"));
    }

    private static FunctionFacts function(Inspection inspection, String name) {
        return inspection.functions().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @EachObject
    void tells_of_every_function_and_nothing_else(Path path) throws MalformedInputException {
        Inspection inspection = inspect(Fixtures.read(path));

        List<FunctionFacts> functions = inspection.functions();
        assertThat(functions)
                .extracting(FunctionFacts::id)
                .containsExactlyElementsOf(
                        IntStream.range(0, functions.size()).boxed().toList());
        assertThat(functions).allSatisfy(f -> {
            assertThat(f.references()).allSatisfy(r -> assertThat(r.target()).isBetween(0, functions.size() - 1));
            assertThat(f.reachedBy())
                    .allSatisfy(p -> assertThat(functions.get(p).program()).isPresent());
            assertThat(f.reachedByTypes().isEmpty()).isEqualTo(f.reachedBy().isEmpty());
            assertThat(f.prototype().isPresent()).isEqualTo(f.linkage().isPresent());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"clang14.el", "clang14.eb", "clang19.el", "clang19.eb"})
    void tells_prototypes_tags_and_who_reaches_whom(String compiler) throws MalformedInputException {
        Inspection inspection = fixture("maps_and_globals." + compiler);

        assertThat(inspection.isBigEndian()).isEqualTo(compiler.endsWith("eb"));
        assertThat(inspection.license()).contains("GPL");
        FunctionFacts count = function(inspection, "count");
        FunctionFacts packet = function(inspection, "on_packet");
        FunctionFacts nanosleep = function(inspection, "on_nanosleep");
        assertThat(count.prototype()).contains("int count(void *ctx __arg_ctx, __u32 key)");
        assertThat(count.tags()).containsExactly(new TagFacts(0, "arg:ctx"));
        assertThat(count.source().orElseThrow()).endsWith("src/maps_and_globals.bpf.c:19");
        assertThat(count.symbol()).isEqualTo("global");
        assertThat(count.linkage()).contains("global");
        assertThat(count.program()).isEmpty();
        assertThat(count.references()).isEmpty();
        assertThat(count.reachedByTypes()).containsExactly("kprobe", "xdp");
        assertThat(count.reachedBy()).containsExactly(packet.id(), nanosleep.id());
        assertThat(count.isReachedByMore()).isFalse();
        assertThat(packet.references()).containsExactly(new ReferenceFacts(count.id(), ReferenceFacts.Kind.CALL, 1));
        assertThat(packet.program())
                .contains(new ProgramFacts("xdp", Optional.empty(), "section name", Optional.of("struct xdp_md *")));
        assertThat(packet.reachedBy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clang14.el", "clang14.eb", "clang19.el", "clang19.eb"})
    void tells_maps_that_btf_defines_and_maps_of_data(String compiler) throws MalformedInputException {
        assertThat(fixture("maps_and_globals." + compiler).maps())
                .containsExactly(
                        new MapFacts("counts", ".maps", "hash", 4, 8, 16, Optional.of("__u32"), Optional.of("__u64")),
                        new MapFacts("events", ".maps", "perf_event_array", 4, 4, 0),
                        new MapFacts(".rodata", ".rodata", "array", 4, 16, 1),
                        new MapFacts(".data", ".data", "array", 4, 16, 1),
                        new MapFacts(".bss", ".bss", "array", 4, 16, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clang14.el", "clang14.eb", "clang19.el", "clang19.eb"})
    void tells_externs(String compiler) throws MalformedInputException {
        assertThat(fixture("kfunc_extern." + compiler).externs())
                .containsExactly(
                        new ExternFacts(
                                "bpf_rcu_read_lock",
                                Optional.of(".ksyms"),
                                Optional.of("void bpf_rcu_read_lock(void)"),
                                false),
                        new ExternFacts(
                                "bpf_rcu_read_unlock",
                                Optional.of(".ksyms"),
                                Optional.of("void bpf_rcu_read_unlock(void)"),
                                false));
        Inspection kconfig = fixture("kconfig_extern." + compiler);
        assertThat(kconfig.externs())
                .containsExactly(new ExternFacts(
                        "LINUX_KERNEL_VERSION",
                        Optional.of(".kconfig"),
                        Optional.of("int LINUX_KERNEL_VERSION"),
                        false));
        assertThat(kconfig.maps()).contains(new MapFacts(".kconfig", ".kconfig", "array", 4, 4, 1));
        assertThat(fixture("extern_function." + compiler).externs())
                .singleElement()
                .satisfies(e -> assertThat(e.section()).isEmpty())
                .satisfies(e -> assertThat(e.declaration().orElseThrow()).startsWith("int report(void *"));
    }

    @Test
    void tells_figures() throws MalformedInputException {
        Inspection inspection = fixture("ksym_extern.clang19.el");

        BtfFacts btf = inspection.btf().orElseThrow();
        assertThat(btf.kinds().values().stream().mapToInt(k -> k).sum()).isEqualTo(btf.types());
        assertThat(btf.kinds()).containsEntry("DECL_TAG", 1).doesNotContainKey("FLOAT");
        assertThat(btf.kinds().keySet()).startsWith("INT", "PTR");
        assertThat(btf.stringBytes()).isBetween(100L, btf.size());
        BtfExtFacts ext = inspection.btfExt().orElseThrow();
        assertThat(ext.funcInfo()).isEqualTo(inspection.functions().size());
        assertThat(ext.lineInfo()).isGreaterThan(ext.funcInfo());
    }

    @Test
    void tells_what_there_is_without_btf() throws MalformedInputException {
        Inspection inspection = fixture("no_btf.clang19.el");

        assertThat(inspection.btf()).isEmpty();
        assertThat(inspection.btfExt()).isEmpty();
        assertThat(inspection.functions()).isNotEmpty().allSatisfy(f -> {
            assertThat(f.prototype()).isEmpty();
            assertThat(f.source()).isEmpty();
        });
    }

    @Test
    void tells_kinds_of_references() throws MalformedInputException {
        Inspection callbacks = fixture("for_each_callback.clang19.el");
        assertThat(callbacks.functions())
                .flatExtracting(FunctionFacts::references)
                .extracting(ReferenceFacts::kind)
                .contains(ReferenceFacts.Kind.CALL, ReferenceFacts.Kind.ADDRESS);
        Inspection exceptions = fixture("exception_callback.clang19.el");
        assertThat(exceptions.functions())
                .flatExtracting(FunctionFacts::references)
                .extracting(ReferenceFacts::kind)
                .contains(ReferenceFacts.Kind.EXCEPTION_CALLBACK);
    }

    @Test
    void counts_references_of_each_kind() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "main").calls("a", "b", "a").takesAddressOf("a").calls("a");
        draft.function(".text", "a").isHidden();
        draft.function(".text", "b").isStatic();
        Inspection inspection = inspect(draft.toBytes());

        FunctionFacts a = function(inspection, "a");
        FunctionFacts b = function(inspection, "b");
        assertThat(function(inspection, "main").references())
                .containsExactly(
                        new ReferenceFacts(a.id(), ReferenceFacts.Kind.CALL, 3),
                        new ReferenceFacts(b.id(), ReferenceFacts.Kind.CALL, 1),
                        new ReferenceFacts(a.id(), ReferenceFacts.Kind.ADDRESS, 1));
        assertThat(a.symbol()).isEqualTo("global hidden");
        assertThat(b.symbol()).isEqualTo("local");
        assertThat(b.linkage()).contains("static");
    }

    @Test
    void tells_tags_of_all_kinds_in_prototypes() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "main")
                .ctx()
                .param("int")
                .tag(1, "arg:nonnull")
                .tag(1, "user tag")
                .tag(-1, "exception_callback:none");

        assertThat(inspect(draft.toBytes()).functions())
                .singleElement()
                .extracting(f -> f.prototype().orElseThrow())
                .isEqualTo("int main(void *p0 __arg_ctx, int p1 __arg_nonnull __tag(\"user tag\"))"
                        + " __tag(\"exception_callback:none\")");
    }

    @Test
    void an_option_is_stronger_than_the_name_of_a_section() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("anything", "main");
        draft.function("freplace/main", "replacement");
        draft.function("nothing", "other");
        RewriteOptions options =
                RewriteOptions.DEFAULT.withProgramType("anything", "tc").withProgramType("freplace/main", "ext:tc");

        Inspection inspection = Retrobpf.inspect("in.o", draft.toBytes(), options);

        assertThat(inspection.functions())
                .extracting(f -> f.program().orElseThrow())
                .containsExactly(
                        new ProgramFacts("sched_cls", Optional.empty(), "option", Optional.of("struct __sk_buff *")),
                        new ProgramFacts("ext", Optional.of("sched_cls"), "option", Optional.of("struct __sk_buff *")),
                        new ProgramFacts("unknown", Optional.empty(), "nobody", Optional.empty()));
    }
}
