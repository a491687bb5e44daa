package io.github.retrobpf.rewriter.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.link.LinkException;
import io.github.retrobpf.rewriter.link.LinkOptions;
import io.github.retrobpf.rewriter.testing.FunctionDraft;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Effort grows with size and no faster: a test that took the square would not end. */
class LargeLinkTest {
    private static final int OBJECTS = 60;
    private static final int FUNCTIONS = 2_000;

    private static LinkResult link(List<ObjectDraft> drafts) throws MalformedInputException, LinkException {
        List<LinkInput> inputs = new ArrayList<>();
        for (ObjectDraft draft : drafts) {
            inputs.add(new LinkInput(new NamedBytes("part" + inputs.size() + ".o", draft.toBytes()), false));
        }
        return Retrobpf.link(new LinkRequest("out.o", inputs, LinkOptions.DEFAULT, Optional.empty(), true));
    }

    @Test
    void many_objects_have_many_functions() throws MalformedInputException, LinkException {
        List<ObjectDraft> drafts = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            ObjectDraft draft = ObjectDraft.little();
            for (int k = 0; k < FUNCTIONS; k++) {
                FunctionDraft function =
                        draft.function(".text", "part" + i + "_handle" + k).ctx();
                if (k > 0) {
                    function.calls("part" + i + "_handle" + (k - 1));
                }
            }
            drafts.add(draft);
        }

        LinkResult result = link(drafts);

        assertThat(result.map().get().symbols()).hasSize(OBJECTS * FUNCTIONS);
        assertThat(result.map().get().undefined()).isEmpty();
        assertThat(result.validation().orElseThrow().isTranslation()).isTrue();
        // Large enough for several threads; how they take turns makes no difference.
        assertThat(link(drafts).output()).isEqualTo(result.output());
    }

    @Test
    void many_objects_define_the_same() throws MalformedInputException, LinkException {
        List<ObjectDraft> drafts = new ArrayList<>();
        for (int i = 0; i < OBJECTS * 10; i++) {
            ObjectDraft draft = ObjectDraft.little();
            for (int k = 0; k < 20; k++) {
                draft.function(".text", "weak" + k).ctx().isWeak();
                draft.function(".text", "static" + k).isStatic();
            }
            drafts.add(draft);
        }

        LinkResult result = link(drafts);

        assertThat(result.map().get().symbols()).hasSize(20);
        assertThat(result.map().get().renamed()).hasSize((OBJECTS * 10 - 1) * 20);
        assertThat(result.map().get().removed()).hasSize((OBJECTS * 10 - 1) * 20);
    }
}
