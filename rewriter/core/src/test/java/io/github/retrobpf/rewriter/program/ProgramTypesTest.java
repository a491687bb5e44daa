package io.github.retrobpf.rewriter.program;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramTypesTest {
    private static final ProgramTypes TYPES = ProgramTypes.bundled();

    static Stream<List<String>> sectionRows() {
        return TableRows.of(SectionNameTable.ROWS, 2).stream();
    }

    static Stream<List<String>> typeRows() {
        return TableRows.of(ProgramTypeTable.ROWS, 4).stream();
    }

    @ParameterizedTest
    @CsvSource({
        "xdp, xdp",
        "?xdp, xdp",
        "xdp/devmap, xdp",
        "xdp/cpumap/x, xdp",
        "xdp.frags, xdp",
        "kprobe, kprobe",
        "kprobe/do_nanosleep, kprobe",
        "?kprobe/do_nanosleep, kprobe",
        "kprobe.multi/do_*, kprobe",
        "uretprobe//usr/lib/libc.so:malloc+0x4, kprobe",
        "usdt/a:b:c, kprobe",
        "tp/syscalls/sys_enter_open, tracepoint",
        "raw_tp.w/x, raw_tracepoint_writable",
        "fentry.s/x, tracing",
        "iter/task, tracing",
        "lsm_cgroup/x, lsm",
        "struct_ops, struct_ops",
        "struct_ops.s/x, struct_ops",
        "freplace/report, ext",
        "cgroup/connect4, cgroup_sock_addr",
        "cgroup/post_bind6, cgroup_sock",
        "cgroup/skb, cgroup_skb",
        "cgroup_skb/egress, cgroup_skb",
        "sk_skb/verdict, sk_skb",
        "sk_reuseport/migrate, sk_reuseport",
        "netkit/peer, sched_cls",
        "sk_lookup, sk_lookup"
    })
    void a_section_name_tells_the_program_type(String section, String type) {
        assertThat(TYPES.ofSection(section).name()).isEqualTo(type);
    }

    /** libbpf before 1.0 took them so. */
    @ParameterizedTest
    @CsvSource({"xdp/drop, xdp", "tc/ingress/x, sched_cls", "classifier/a/b, sched_cls", "socket/http, socket_filter"})
    void a_slash_and_more_may_follow_every_name(String section, String type) {
        assertThat(TYPES.ofSection(section).name()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"my_classifier", "xdp_drop", "kprobes/x", "''", "?", "/", "/xdp", "??xdp", "cgroup/", "cgroup", "XDP"})
    void any_other_name_tells_nothing(String section) {
        assertThat(TYPES.ofSection(section)).isEqualTo(ProgramType.UNKNOWN);
        assertThat(TYPES.ofSection(section).isUnknown()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("sectionRows")
    void every_row_of_section_names_tells_its_type(List<String> row) {
        String pattern = row.get(0);
        String name = pattern.endsWith("+") ? pattern.substring(0, pattern.length() - 1) : pattern;
        ProgramType type = TYPES.byName(row.get(1));

        assertThat(type).isNotNull();
        assertThat(TYPES.ofSection(name)).isEqualTo(type);
        assertThat(TYPES.ofSection("?" + name)).isEqualTo(type);
        assertThat(TYPES.ofSection(name + "/anything/at+all")).isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("typeRows")
    void every_program_type_has_a_context_or_says_that_it_has_none(List<String> row) {
        ProgramType type = Objects.requireNonNull(TYPES.byName(row.get(0)));

        assertThat(type.context().isNamed()).isEqualTo(!row.get(2).equals("-"));
        assertThat(type.context().pointer())
                .isEqualTo(
                        switch (type.context().form()) {
                            case STRUCT -> "struct " + row.get(2) + " *";
                            case TYPEDEF -> row.get(2) + " *";
                            case NONE -> "void *";
                        });
        assertThat(type.accepts()).allMatch(a -> a.matches("any|int64|(struct|typedef):\\w+"));
    }

    @Test
    void no_row_comes_twice_and_every_type_has_a_section_name() {
        List<String> patterns = sectionRows().map(r -> r.get(0)).toList();
        List<String> types = typeRows().map(r -> r.get(0)).toList();
        Set<String> told = new TreeSet<>(sectionRows().map(r -> r.get(1)).toList());

        assertThat(patterns).doesNotHaveDuplicates();
        assertThat(types).doesNotHaveDuplicates();
        assertThat(new HashSet<>(types)).isEqualTo(told);
    }

    @Test
    void types_of_one_context_accept_the_same() {
        for (List<String> one : typeRows().toList()) {
            for (List<String> other : typeRows().toList()) {
                if (one.get(2).equals(other.get(2)) && !one.get(2).equals("-")) {
                    assertThat(one.get(3)).as(one.get(0) + ", " + other.get(0)).isEqualTo(other.get(3));
                }
            }
        }
    }

    /** What arguments may be called is looked up by the names of contexts. */
    @Test
    void every_typedef_that_is_accepted_is_the_name_of_a_context() {
        assertThat(ProgramTypes.bundled().names())
                .flatExtracting(name ->
                        requireNonNull(ProgramTypes.bundled().byName(name)).accepts())
                .filteredOn(accepted -> accepted.startsWith("typedef:"))
                .isNotEmpty()
                .allMatch(accepted -> ProgramTypes.bundled().isContextName(accepted.substring("typedef:".length())));
    }

    /** Slashes that nobody reads must not cost anything: each function of a section asks. */
    @Test
    void the_end_of_a_long_section_name_is_not_looked_at() {
        assertThat(ProgramTypes.bundled().ofSection("xdp/" + "/".repeat(4000)).name())
                .isEqualTo("xdp");
        assertThat(ProgramTypes.bundled().ofSection("x".repeat(4000)).isUnknown())
                .isTrue();
    }
}
