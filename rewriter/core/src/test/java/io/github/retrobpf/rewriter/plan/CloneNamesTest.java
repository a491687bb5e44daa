package io.github.retrobpf.rewriter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.FunctionDecision;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import org.junit.jupiter.api.Test;

class CloneNamesTest {
    private final ObjectDraft draft = ObjectDraft.little();

    @Test
    void a_name_that_is_taken_gets_a_number() throws MalformedInputException {
        draft.function(".text", "report__ctx___sk_buff").param("int");
        draft.function(".text", "report__ctx___sk_buff_2").isStatic();

        assertThat(cloneOf("report")).isEqualTo("report__ctx___sk_buff_3");
    }

    @Test
    void a_long_name_is_cut_to_what_kernels_take() throws MalformedInputException {
        String clone = cloneOf("r".repeat(127));

        assertThat(clone).hasSize(127).isEqualTo("r".repeat(127 - 15) + "__ctx___sk_buff");
    }

    @Test
    void long_names_that_differ_at_their_end_stay_different() throws MalformedInputException {
        draft.function("tc/x", "x").param("__sk_buff").calls("r".repeat(126) + "x");
        draft.function(".text", "r".repeat(126) + "x").ctx();
        draft.function("xdp/x", "y").param("xdp_md").calls("r".repeat(126) + "x");

        assertThat(cloneOf("r".repeat(127))).hasSize(127);
        assertThat(draft.rewrite().result().functions())
                .extracting(FunctionDecision::name)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    /** Linkers and optimisers make such names; kernels refuse them in BTF. */
    @Test
    void a_clone_is_a_c_identifier_whatever_the_original_is() throws MalformedInputException {
        assertThat(cloneOf("report.constprop.0")).isEqualTo("report_constprop_0__ctx___sk_buff");
    }

    private String cloneOf(String function) throws MalformedInputException {
        draft.function("xdp", "on_packet").param("xdp_md").calls(function);
        draft.function("tc", "on_skb").param("__sk_buff").calls(function);
        draft.function(".text", function).ctx();
        return draft.rewrite().result().functions().stream()
                .filter(f -> f.isClone() && f.function().equals(function))
                .map(FunctionDecision::name)
                .findFirst()
                .orElseThrow();
    }
}
