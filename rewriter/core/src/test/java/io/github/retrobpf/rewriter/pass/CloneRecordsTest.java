package io.github.retrobpf.rewriter.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.testing.ObjectDescription;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import io.github.retrobpf.rewriter.testing.Rewriting;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloneRecordsTest {
    private static final List<String> RELOCATIONS =
            List.of("0x0 struct task 0:0 kind 0", "0x10 struct task 0:1 kind 0");

    @Test
    void a_clone_has_the_records_of_the_original() throws MalformedInputException {
        Rewriting rewriting = draft().rewrite();

        assertThat(relocations(rewriting, "report")).containsExactlyElementsOf(RELOCATIONS);
        assertThat(relocations(rewriting, "report__ctx_bpf_user_pt_regs_t")).containsExactlyElementsOf(RELOCATIONS);
        assertThat(ObjectDescription.records(
                        rewriting.after(), InfoKind.LINE_INFO, rewriting.function("report__ctx_bpf_user_pt_regs_t")))
                .containsExactly("0x0 draft.c:7:0", "0x8 draft.c:8:0");
    }

    /** Loaders take them in any order, and gcc writes them so. */
    @Test
    void records_in_any_order_are_all_copied() throws MalformedInputException {
        Rewriting rewriting = draft().withRecordsReversed().rewrite();

        assertThat(relocations(rewriting, "report__ctx_bpf_user_pt_regs_t"))
                .containsExactlyInAnyOrderElementsOf(RELOCATIONS);
    }

    private static List<String> relocations(Rewriting rewriting, String function) {
        return ObjectDescription.records(rewriting.after(), InfoKind.CORE_RELO, rewriting.function(function));
    }

    private static ObjectDraft draft() {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "on_packet").param("xdp_md").calls("report").core(0, "0:9");
        draft.function("kprobe/x", "on_probe").param("pt_regs").calls("report");
        draft.function(".text", "before").nops(1).core(0, "0:7").core(8, "0:8");
        draft.function(".text", "report")
                .ctx()
                .nops(2)
                .line(0, 7)
                .line(8, 8)
                .core(0, "0:0")
                .core(16, "0:1");
        return draft;
    }
}
