package io.github.retrobpf.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.retrobpf.btf.build.BtfBuilder;
import io.github.retrobpf.btf.codec.TypeEncoder;
import io.github.retrobpf.btf.dump.CTypeName;
import io.github.retrobpf.btf.dump.RawDump;
import io.github.retrobpf.btf.ext.BtfExt;
import io.github.retrobpf.btf.ext.InfoBlock;
import io.github.retrobpf.btf.ext.InfoKind;
import io.github.retrobpf.btf.ext.RawExt;
import io.github.retrobpf.btf.table.Btf;
import io.github.retrobpf.btf.walk.Modifiers;
import io.github.retrobpf.elf.io.ByteSink;
import io.github.retrobpf.elf.io.MalformedInputException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Damages good input a little: what is then refused is refused with a place, and what is not can be used. */
class FuzzTest {
    static final List<ByteOrder> ORDERS = RawBtf.ORDERS;

    private static final int ROUNDS = 3_000;

    private interface Use {
        void use(byte[] bytes) throws MalformedInputException;
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void damaged_btf_is_refused_or_usable(ByteOrder order) throws MalformedInputException {
        damage(Samples.everyKind(order).bytes().toByteArray(), bytes -> useBtf(bytes, order));
    }

    @ParameterizedTest
    @FieldSource("ORDERS")
    void damaged_btf_ext_is_refused_or_usable(ByteOrder order) throws MalformedInputException {
        Btf btf = Samples.everyKind(order);
        damage(RawExt.sample(order).bytes(), bytes -> useExt(bytes, order, btf));
    }

    @Test
    void every_cut_of_btf_is_refused() throws MalformedInputException {
        byte[] bytes = Samples.everyKind(ByteOrder.LITTLE_ENDIAN).bytes().toByteArray();
        for (int size = 0; size < bytes.length; size++) {
            try {
                useBtf(Arrays.copyOf(bytes, size), ByteOrder.LITTLE_ENDIAN);
                fail("accepted a cut to " + size + " bytes");
            } catch (MalformedInputException e) {
                assertThat(e).hasMessageStartingWith("a.o:.BTF+0x");
            }
        }
    }

    private static void damage(byte[] good, Use use) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = random.nextInt(8) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int flips = bytes.length == 0 ? 0 : 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                use.use(bytes);
            } catch (MalformedInputException e) {
                assertThat(e).hasMessageStartingWith("a.o:.BTF");
            } catch (RuntimeException | AssertionError e) {
                fail("seed " + seed, e);
            }
        }
    }

    private static void useBtf(byte[] bytes, ByteOrder order) throws MalformedInputException {
        Btf btf = Btf.parse(RawBtf.view(bytes, order));
        ByteSink sink = new ByteSink(order, bytes.length);
        for (int id = 0; id < btf.endId(); id++) {
            Modifiers.skip(btf, id);
            CTypeName.of(btf, id);
            if (id > 0) {
                TypeEncoder.encode(btf.get(id), sink);
            }
        }
        assertThat(sink.toByteArray()).isEqualTo(btf.typeBytes().toByteArray());
        RawDump.of(btf);
        BtfBuilder builder = new BtfBuilder(btf);
        builder.string("something new");
        builder.toBytes();
    }

    private static void useExt(byte[] bytes, ByteOrder order, Btf btf) throws MalformedInputException {
        BtfExt ext = BtfExt.parse(RawExt.view(bytes, order));
        for (InfoKind kind : InfoKind.values()) {
            for (InfoBlock block : ext.blocks(kind)) {
                for (int i = 0; i < block.count(); i++) {
                    block.insnOff(i);
                    block.location(i);
                }
            }
        }
        ext.check(btf);
    }
}
