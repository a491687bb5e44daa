package io.github.retrobpf.maven.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
    @TempDir
    private Path dir;

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("z.o", "a.o", "net/b.o", "net/x.a", "notes.txt", ".git/c.o")) {
            Files.createDirectories(dir.resolve(name).getParent());
            Files.createFile(dir.resolve(name));
        }
    }

    @Test
    void objects_are_what_is_meant_where_nothing_is_said() {
        Selection all = new Selection(dir, List.of());

        assertThat(names(all.matching(List.of()))).containsExactly("a.o", "net/b.o", "z.o");
        assertThat(names(all.listed(List.of()))).containsExactly("a.o", "net/b.o", "z.o");
    }

    @Test
    void excludes_are_stronger() {
        assertThat(names(new Selection(dir, List.of("net/**")).matching(List.of("**/*"))))
                .containsExactly("a.o", "notes.txt", "z.o");
    }

    @Test
    void a_list_keeps_its_order() {
        Selection all = new Selection(dir, List.of());

        assertThat(names(all.listed(List.of("z.o", "net", "*.o", "net/x.a", "missing.o"))))
                .containsExactly("z.o", "net/b.o", "a.o", "net/x.a", "missing.o");
    }

    @Test
    void a_directory_that_is_missing_has_nothing() {
        assertThat(new Selection(dir.resolve("nowhere"), List.of()).matching(List.of()))
                .isEmpty();
    }

    private List<String> names(List<Path> files) {
        return files.stream().map(f -> dir.relativize(f).toString()).toList();
    }
}
