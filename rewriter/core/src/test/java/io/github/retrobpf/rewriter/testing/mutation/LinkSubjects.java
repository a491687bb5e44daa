package io.github.retrobpf.rewriter.testing.mutation;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkOptions;
import io.github.retrobpf.rewriter.testing.Linking;
import java.util.ArrayList;
import java.util.List;

/** Bundled objects that can be linked with each other, and have a feature or two each. */
final class LinkSubjects {
    private static final LinkOptions WITH_DEBUG = new LinkOptions(true, false, false, true, List.of());

    /** Some of them have functions and maps in common. */
    private static final LinkOptions PLAIN = new LinkOptions(false, false, false, true, List.of());

    private static final List<List<String>> TOGETHER = List.of(
            List.of("maps_and_globals", "same_name", "prog_array"),
            List.of("kconfig_extern", "many_types"),
            List.of("ksym_extern", "mixed_tracing"),
            List.of("hidden_function", "weak_function", "text_only", "freplace_tagged"),
            List.of("exception_callback", "nested", "type_cgroup_sysctl"),
            List.of("for_each_callback", "no_btf", "type_classifier"),
            List.of("core_reloc", "canonical_xdp", "perf_event_pt_regs"),
            List.of("loop_callback", "type_kretprobe", "many_sections"),
            List.of("link/user", "link/weak", "link/strong"),
            List.of("link/weak_data", "link/strong_bss", "link/user"));

    private LinkSubjects() {}

    /** Each of them in one of the forms in which compilers give them, and in one with DWARF. */
    static List<Linking> all() {
        List<Linking> all = new ArrayList<>();
        List<String> forms = List.of("clang14.el", "clang19.eb", "clang14.eb", "clang19.el");
        for (List<String> fixtures : TOGETHER) {
            all.add(link(fixtures, forms.get(all.size() % forms.size()), PLAIN));
        }
        all.add(link(List.of("with_dwarf", "weak_function", "same_name"), "clang14.el", WITH_DEBUG));
        return all;
    }

    private static Linking link(List<String> fixtures, String form, LinkOptions options) {
        List<Linking.Input> inputs = fixtures.stream()
                .map(f -> f + "." + form + ".o")
                .map(f -> new Linking.Input(f, Fixtures.bytes(f)))
                .toList();
        try {
            return Linking.of(options, inputs);
        } catch (LinkException | MalformedInputException e) {
            throw new AssertionError(fixtures.toString(), e);
        }
    }
}
