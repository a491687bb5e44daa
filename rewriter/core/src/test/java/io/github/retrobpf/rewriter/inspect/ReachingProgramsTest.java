package io.github.retrobpf.rewriter.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.api.Retrobpf;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReachingProgramsTest {
    private static final int LIMIT = FunctionFacts.REACHED_BY_LIMIT;

    private static List<FunctionFacts> inspect(ObjectDraft draft) throws MalformedInputException {
        return Retrobpf.inspect("draft.o", draft.toBytes(), RewriteOptions.DEFAULT)
                .functions();
    }

    /** Functions {@code f0} to {@code f2} that call each other in a row, and programs {@code p0} and on that call the first. */
    private static ObjectDraft row(int programs) {
        ObjectDraft draft = ObjectDraft.little();
        draft.function(".text", "f0").calls("f1");
        draft.function(".text", "f1").calls("f2");
        draft.function(".text", "f2");
        for (int i = 0; i < programs; i++) {
            draft.function("xdp", "p" + i).calls("f0");
        }
        return draft;
    }

    private static List<Integer> programs(int count) {
        return IntStream.range(3, 3 + count).boxed().toList();
    }

    @Test
    void as_many_as_the_limit_are_told_and_there_are_no_more() throws MalformedInputException {
        assertThat(inspect(row(LIMIT)).subList(0, 3)).allSatisfy(f -> {
            assertThat(f.reachedBy()).isEqualTo(programs(LIMIT));
            assertThat(f.isReachedByMore()).isFalse();
        });
    }

    @Test
    void one_more_is_told_of_everything_behind() throws MalformedInputException {
        assertThat(inspect(row(LIMIT + 1)).subList(0, 3)).allSatisfy(f -> {
            assertThat(f.reachedBy()).isEqualTo(programs(LIMIT));
            assertThat(f.isReachedByMore()).isTrue();
        });
    }

    @Test
    void a_program_reaches_itself_only_where_something_calls_it() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "alone");
        draft.function("xdp", "called").calls("back");
        draft.function(".text", "back").calls("called");

        List<FunctionFacts> functions = inspect(draft);

        FunctionFacts called = functions.get(1);
        assertThat(functions.get(0).reachedBy()).isEmpty();
        assertThat(called.name()).isEqualTo("called");
        assertThat(called.reachedBy()).containsExactly(called.id());
        assertThat(called.reachedByTypes()).containsExactly("xdp");
    }
}
