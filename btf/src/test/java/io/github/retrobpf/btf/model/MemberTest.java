package io.github.retrobpf.btf.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MemberTest {
    @Test
    void the_offset_holds_a_size_if_the_kind_flag_says_so() {
        Member member = new Member(0, 1, 0xff000021L);
        assertThat(member.bitOffset(true)).isEqualTo(0x21);
        assertThat(member.bitfieldSize(true)).isEqualTo(0xff);
        assertThat(member.bitOffset(false)).isEqualTo(0xff000021L);
        assertThat(member.bitfieldSize(false)).isZero();
    }

    @Test
    void kinds_have_the_numbers_of_their_place() {
        for (int code = 0; code < 20; code++) {
            assertThat(BtfKind.of(code).code()).isEqualTo(code);
        }
        assertThat(BtfKind.isKnown(20)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> BtfKind.of(20)).withMessage("kind 20 is unknown");
    }
}
