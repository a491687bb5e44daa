package io.github.retrobpf.rewriter.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.elf.io.MalformedInputException;
import io.github.retrobpf.rewriter.testing.ObjectDraft;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallGraphTest {
    static Stream<ByteOrder> orders() {
        return Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void every_form_of_a_call_finds_its_function(ByteOrder order) throws MalformedInputException {
        ObjectDraft draft = new ObjectDraft(order);
        draft.function(".text", "first").nops(3);
        draft.function(".text", "caller")
                .calls("last")
                .callsThroughSection("last")
                .callsByDistance("last")
                .callsByDistance("first");
        draft.function(".text", "last").isStatic();

        assertThat(references(draft.read(), "caller"))
                .containsExactly("0 CALL last relocated", "8 CALL last relocated", "16 CALL last", "24 CALL first");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void every_form_of_an_address_finds_its_function(ByteOrder order) throws MalformedInputException {
        ObjectDraft draft = new ObjectDraft(order);
        draft.function(".text", "first");
        draft.function(".text", "taker")
                .takesAddressOf("last")
                .takesAddressThroughSection("last")
                .takesAddressByDistance("last");
        draft.function(".text", "last");

        assertThat(references(draft.read(), "taker"))
                .containsExactly("0 ADDRESS last relocated", "16 ADDRESS last relocated", "32 ADDRESS last");
    }

    @Test
    void calls_lead_from_one_section_to_another() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function("xdp", "entry").calls("local", "global");
        draft.function(".text", "global");
        draft.function(".text", "local").isStatic();

        assertThat(references(draft.read(), "entry"))
                .containsExactly("0 CALL local relocated", "8 CALL global relocated");
    }

    @Test
    void a_function_may_call_itself_and_others_in_circles() throws MalformedInputException {
        ObjectDraft draft = ObjectDraft.little();
        draft.function(".text", "ping").callsByDistance("ping").callsByDistance("pong");
        draft.function(".text", "pong").callsByDistance("ping");

        BpfObject object = draft.read();

        assertThat(references(object, "ping")).containsExactly("0 CALL ping", "8 CALL pong");
        assertThat(references(object, "pong")).containsExactly("0 CALL ping");
    }

    private static List<String> references(BpfObject object, String function) {
        BpfFunction from = object.functions().stream()
                .filter(f -> f.name().equals(function))
                .findFirst()
                .orElseThrow();
        return object.callGraph().referencesOf(from.id()).stream()
                .map(r -> r.insnOff() - from.offset() + " " + r.kind() + " "
                        + object.functions().get(r.target()).name() + (r.relocated() ? " relocated" : ""))
                .toList();
    }
}
