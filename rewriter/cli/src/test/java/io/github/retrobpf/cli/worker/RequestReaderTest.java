package io.github.retrobpf.cli.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {
    @Test
    void a_request_is_read_as_soon_as_it_is_whole() throws Exception {
        byte[] request = "{\"arguments\":[\"check\"],\"requestId\":4}".getBytes(UTF_8);
        InputStream in = new InputStream() {
            private int at;

            @Override
            public int read() {
                if (at == request.length) {
                    throw new AssertionError("waits for more");
                }
                return request[at++];
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                bytes[offset] = (byte) read();
                return 1;
            }
        };

        WorkRequest read = new RequestReader(in).next().orElseThrow();

        assertThat(read.arguments()).containsExactly("check");
        assertThat(read.id()).isEqualTo(4);
        assertThat(read.problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a b.o, a b.o",
        "gr\u00f6\u00dfe.o, gr\u00f6\u00dfe.o",
        "gr\u00c3\u00b6\u00c3\u009fe.o, gr\u00f6\u00dfe.o",
        "\u20ac.o, \u20ac.o",
        "\u00e2\u0082\u00ac.o, \u20ac.o",
        "\u20ac\u00c3\u00b6.o, \u20ac\u00c3\u00b6.o"
    })
    void names_come_as_text_or_with_each_byte_as_a_character(String sent, String name) throws IOException {
        InputStream in = new ByteArrayInputStream(("{\"arguments\":[\"" + sent + "\"]}").getBytes(UTF_8));

        assertThat(new RequestReader(in).next().orElseThrow().arguments()).containsExactly(name);
    }
}
