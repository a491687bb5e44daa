package io.github.retrobpf.report.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.elf.testing.Fixtures;
import io.github.retrobpf.rewriter.api.RewriteOptions;
import io.github.retrobpf.rewriter.plan.Strategy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectGraphTest {
    @Test
    void a_clone_is_linked_to_what_it_was_copied_from() throws MalformedInputException {
        ObjectGraph graph = Graphs.of("two_types");

        assertThat(graph.isChanged()).isTrue();
        assertThat(graph.before().nodes()).extracting(GraphNode::origin).containsExactly(0, 1, 2);
        assertThat(graph.after().nodes())
                .extracting(n -> n.facts().name(), GraphNode::origin, GraphNode::isClone)
                .containsExactly(
                        tuple("report", 0, false),
                        tuple("report__ctx_bpf_user_pt_regs_t", 0, true),
                        tuple("on_packet", 1, false),
                        tuple("on_nanosleep", 2, false));
    }

    @Test
    void a_shared_function_serves_several_contexts_before_and_one_after() throws MalformedInputException {
        ObjectGraph graph = Graphs.of("two_types");

        assertThat(graph.contexts())
                .containsExactly(
                        new GraphContext("struct xdp_md *", List.of("xdp")),
                        new GraphContext("bpf_user_pt_regs_t *", List.of("kprobe")));
        assertThat(node(graph.before(), "report").contexts()).containsExactly(0, 1);
        assertThat(node(graph.after(), "report").contexts()).containsExactly(0);
        assertThat(node(graph.after(), "report__ctx_bpf_user_pt_regs_t").contexts())
                .containsExactly(1);
    }

    @Test
    void says_what_was_done_and_why() throws MalformedInputException {
        ObjectGraph graph = Graphs.of("two_types");

        assertThat(node(graph.after(), "report").treatment())
                .isEqualTo(new Treatment(
                        Treatment.Kind.RETYPED,
                        false,
                        "Argument 'ctx' was 'void *', and is 'struct xdp_md *' now. The tag went.",
                        "Kernels before 6.8 know a context argument by the name of the type that it points to; newer"
                                + " ones take that type as well."));
        assertThat(node(graph.after(), "report__ctx_bpf_user_pt_regs_t")
                        .treatment()
                        .what())
                .startsWith("A copy of report for kprobe programs. Argument 'ctx' was");
        assertThat(node(graph.after(), "on_nanosleep").treatment().what())
                .isEqualTo("Calls report__ctx_bpf_user_pt_regs_t now.");
        assertThat(node(graph.after(), "on_packet").treatment()).isEqualTo(Treatment.UNTOUCHED);
        assertThat(node(graph.before(), "report").treatment()).isEqualTo(Treatment.UNTOUCHED);
    }

    @Test
    void tells_each_kind_of_treatment() throws MalformedInputException {
        assertThat(kind("type_fentry", "look")).isEqualTo(Treatment.Kind.MADE_STATIC);
        assertThat(kind("mismatched", "report")).isEqualTo(Treatment.Kind.LEFT);
        assertThat(kind("uncalled", "nobody_calls_me")).isEqualTo(Treatment.Kind.LEFT);
        assertThat(kind("entry_tag", "on_packet")).isEqualTo(Treatment.Kind.UNTAGGED);
        assertThat(kind("two_types", "on_nanosleep")).isEqualTo(Treatment.Kind.REDIRECTED);
    }

    @Test
    void a_tag_that_is_kept_is_not_said_to_be_gone() throws MalformedInputException {
        ObjectGraph graph = Graphs.of("two_types", RewriteOptions.DEFAULT.withKeepTags(true));

        assertThat(node(graph.after(), "report").treatment().what()).doesNotContain("tag");
    }

    @Test
    void follows_the_strategy() throws MalformedInputException {
        ObjectGraph graph = Graphs.of("two_types", RewriteOptions.DEFAULT.withStrategy(Strategy.STATIC));

        assertThat(graph.after().nodes()).noneMatch(GraphNode::isClone);
        assertThat(node(graph.after(), "report").isStatic()).isTrue();
        assertThat(node(graph.after(), "report").treatment().why()).contains("as the options ask");
    }

    @Test
    void diagnostics_stand_with_their_function() throws MalformedInputException {
        ObjectGraph graph = Graphs.of("mismatched");

        assertThat(graph.diagnostics()).hasSize(1);
        assertThat(node(graph.after(), "report").diagnostics()).containsExactly(0);
        assertThat(node(graph.after(), "on_nanosleep").diagnostics()).isEmpty();
    }

    @Test
    void the_rewriting_concerns_tagged_functions_and_what_leads_to_them() throws MalformedInputException {
        ObjectGraph graph = Graphs.of("exception_callback");

        assertThat(graph.before().nodes().stream()
                        .filter(GraphNode::isConcerned)
                        .map(n -> n.facts().name()))
                .containsExactly("report", "on_tc", "on_packet");
    }

    @Test
    void an_object_that_needs_nothing_is_the_same_on_both_sides() throws MalformedInputException {
        ObjectGraph graph = Graphs.of("no_tag");

        assertThat(graph.isChanged()).isFalse();
        assertThat(graph.after()).isEqualTo(graph.before());
    }

    @Test
    void every_function_of_every_object_has_its_origin() throws MalformedInputException {
        for (Path path : Fixtures.objects()) {
            ObjectGraph graph = Graphs.of("in.o", Fixtures.read(path), RewriteOptions.DEFAULT);
            for (GraphNode node : graph.after().nodes()) {
                GraphNode origin = graph.before().nodes().get(node.origin());
                if (!node.isClone()) {
                    assertThat(node.facts().name())
                            .as(path.toString())
                            .isEqualTo(origin.facts().name());
                    assertThat(node.facts().section()).isEqualTo(origin.facts().section());
                }
                assertThat(node.facts().source()).isEqualTo(origin.facts().source());
            }
        }
    }

    private static Treatment.Kind kind(String fixture, String function) throws MalformedInputException {
        return node(Graphs.of(fixture).after(), function).treatment().kind();
    }

    private static GraphNode node(GraphSide side, String name) {
        return side.nodes().stream()
                .filter(n -> n.facts().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
