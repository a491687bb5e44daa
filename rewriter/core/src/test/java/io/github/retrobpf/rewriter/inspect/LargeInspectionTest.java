package io.github.retrobpf.rewriter.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.Limits;
import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.testing.FunctionDraft;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Effort grows with size and no faster: a test that took the square would not end. */
@Timeout(60)
class LargeInspectionTest {
    private static final int MANY = 30_000;

    private static List<FunctionFacts> inspect(ObjectDraft draft) throws MalformedInputException {
        return Retrobpf.inspect("draft.o", draft.toBytes(), RewriteOptions.DEFAULT)
                .functions();
    }

    @Test
    void many_programs_reach_a_chain_of_many_functions() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        for (int i = 0; i < MANY; i++) {
            draft.function(".text", "f" + i).calls("f" + (i + 1));
        }
        draft.function(".text", "f" + MANY).callsByDistance("f0");
        for (int i = 0; i < MANY; i++) {
            draft.function("xdp", "p" + i).calls("f0");
        }

        assertThat(inspect(draft).subList(0, MANY)).allSatisfy(f -> {
            assertThat(f.reachedBy()).hasSize(FunctionFacts.REACHED_BY_LIMIT);
            assertThat(f.isReachedByMore()).isTrue();
        });
    }

    @Test
    void one_function_names_many() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        FunctionDraft program = draft.function("xdp", "main");
        for (int i = 0; i < MANY; i++) {
            program.calls("f" + i);
            draft.function(".text", "f" + i);
        }

        List<FunctionFacts> functions = inspect(draft);

        assertThat(functions.get(0).references()).hasSize(MANY);
    }

    @Test
    void many_functions_share_a_func_with_many_parameters_and_tags() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        FunctionDraft first = draft.function(".text", "f0");
        for (int i = 0; i < MANY; i++) {
            first.param("int");
        }
        for (int i = 0; i < Limits.MAX_TAGS / 2; i++) {
            first.tag(i, "arg:ctx").tag(-1, "exception_callback:f" + i);
        }
        for (int i = 1; i < MANY; i++) {
            draft.function(".text", "f" + i).sharesFuncOf("f0");
        }

        assertThat(inspect(draft)).allSatisfy(f -> {
            assertThat(f.tags()).hasSize(FunctionFacts.TAG_LIMIT);
            assertThat(f.prototype().orElseThrow()).contains("int p15 __arg_ctx, …)");
        });
    }

    @Test
    void many_functions_have_a_block_of_lines_each() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little().withBlockPerRecord();
        for (int i = 0; i < MANY; i++) {
            draft.function(".text", "f" + i).line(0, i);
        }

        assertThat(inspect(draft).get(0).source()).contains("draft.c:0");
    }
}
