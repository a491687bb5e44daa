package io.github.retrobpf.rewriter.insn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retrobpf.elf.io.ByteView;
import io.github.retrobpf.elf.io.Location;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class InstructionTest {
    private static final int MOV64_REG = 0xbf;
    private static final int CALL = 0x85;
    private static final int LD_IMM64 = 0x18;

    @Test
    void little_endian_code_has_dst_in_the_low_nibble() throws MalformedInputException {
        assertThat(Instruction.at(view(ByteOrder.LITTLE_ENDIAN, 0xbf, 0x21, 0xfe, 0xff, 0x78, 0x56, 0x34, 0x12), 0))
                .isEqualTo(new Instruction(MOV64_REG, 1, 2, -2, 0x12345678));
    }

    @Test
    void big_endian_code_has_dst_in_the_high_nibble() throws MalformedInputException {
        assertThat(Instruction.at(view(ByteOrder.BIG_ENDIAN, 0xbf, 0x12, 0xff, 0xfe, 0x12, 0x34, 0x56, 0x78), 0))
                .isEqualTo(new Instruction(MOV64_REG, 1, 2, -2, 0x12345678));
    }

    @Test
    void offset_and_constant_are_signed() throws MalformedInputException {
        Instruction insn =
                Instruction.at(view(ByteOrder.LITTLE_ENDIAN, 0x85, 0x10, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff), 0);

        assertThat(insn.off()).isEqualTo(Short.MAX_VALUE);
        assertThat(insn.imm()).isEqualTo(-1);
    }

    @Test
    void an_instruction_that_is_cut_off_is_refused_with_its_place() {
        ByteView code = view(ByteOrder.LITTLE_ENDIAN, 0x95, 0, 0, 0, 0, 0, 0, 0, 0x95, 0, 0, 0);

        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> Instruction.at(code, 8))
                .withMessage("a.o:.text+0xc: needs 4 bytes, 0 left");
    }

    @Test
    void only_a_call_with_source_1_calls_a_function() {
        assertThat(insn(CALL, 1).isFunctionCall()).isTrue();
        assertThat(insn(CALL, 0).isFunctionCall()).as("helper").isFalse();
        assertThat(insn(CALL, 2).isFunctionCall())
                .as("kernel function by BTF id")
                .isFalse();
        assertThat(insn(0x8d, 1).isFunctionCall()).as("callx").isFalse();
        assertThat(insn(LD_IMM64, 1).isFunctionCall()).as("map").isFalse();
    }

    @Test
    void only_a_wide_load_with_source_4_is_the_address_of_a_function() {
        assertThat(insn(LD_IMM64, 4).isFunctionAddress()).isTrue();
        assertThat(insn(LD_IMM64, 0).isFunctionAddress()).isFalse();
        assertThat(insn(LD_IMM64, 1).isFunctionAddress()).as("map").isFalse();
        assertThat(insn(CALL, 4).isFunctionAddress()).isFalse();
    }

    @Test
    void a_wide_load_takes_two_slots_and_everything_else_one() {
        assertThat(insn(LD_IMM64, 0).slots()).isEqualTo(2);
        assertThat(insn(LD_IMM64, 0).isWideLoad()).isTrue();
        assertThat(insn(CALL, 1).slots()).isEqualTo(1);
        assertThat(insn(0, 0).slots()).as("second slot").isEqualTo(1);
    }

    private static Instruction insn(int opcode, int src) {
        return new Instruction(opcode, 0, src, 0, 0);
    }

    private static ByteView view(ByteOrder order, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return ByteView.of(bytes, new Location("a.o", ".text", 0), order);
    }
}
