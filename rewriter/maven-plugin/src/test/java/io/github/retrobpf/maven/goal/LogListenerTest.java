package io.github.retrobpf.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retrobpf.cli.text.Line;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

class LogListenerTest {
    private final List<String> logged = new ArrayList<>();
    private final Log log = (Log) Proxy.newProxyInstance(
            LogListenerTest.class.getClassLoader(), new Class<?>[] {Log.class}, (proxy, method, args) -> {
                logged.add(method.getName() + " " + args[0]);
                return null;
            });

    @Test
    void lines_are_told_as_maven_does() {
        LogListener listener = new LogListener(log, false);
        for (Line.Kind kind : Line.Kind.values()) {
            listener.accept(new Line(kind, kind.name()));
        }

        assertThat(logged)
                .containsExactlyInAnyOrder(
                        "error ERROR",
                        "error FAULT",
                        "warn WARNING",
                        "info note: NOTE",
                        "info TITLE",
                        "debug   DETAIL");
    }

    @Test
    void details_are_for_those_who_ask() {
        new LogListener(log, true).accept(Line.detail("more"));

        assertThat(logged).containsExactly("info   more");
    }

    @Test
    void each_error_is_told_once_and_the_first_one_sums_up() {
        LogListener listener = new LogListener(log, false);
        listener.accept(Line.error("a.o: wrong"));
        assertThat(listener.summary()).isEqualTo("a.o: wrong");
        listener.accept(Line.error("a.o: wrong"));
        listener.accept(Line.error("b.o: wrong"));

        assertThat(logged).containsExactly("error a.o: wrong", "error b.o: wrong");
        assertThat(listener.summary()).isEqualTo("a.o: wrong (and 1 more, see above)");
    }
}
