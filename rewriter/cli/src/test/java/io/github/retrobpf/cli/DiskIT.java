package io.github.retrobpf.cli;

import static io.github.retrobpf.cli.JarShell.assertProblem;
import static io.github.retrobpf.cli.Objects.PLAIN;
import static io.github.retrobpf.cli.Objects.TAGGED;
import static io.github.retrobpf.cli.Objects.filesBelow;
import static io.github.retrobpf.cli.Objects.rewritten;
import static io.github.retrobpf.cli.Objects.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No room, in the middle of a file; and directories that take no file. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DiskIT {
    /** A file may have a few blocks: fewer than the result needs, or its report. */
    private static final String LITTLE_ROOM = "ulimit -f 2; exec retrobpf ";

    @TempDir
    private Path dir;

    private JarShell shell;

    @BeforeEach
    void inputs() {
        shell = new JarShell(dir);
        write(dir.resolve("in/a.o"), TAGGED);
        write(dir.resolve("in/b.o"), TAGGED);
    }

    @Test
    void a_file_that_stops_in_the_middle_leaves_nothing() {
        assertProblem(shell.run(LITTLE_ROOM + "rewrite in/a.o -o new.o"), "cannot write new.o: file too large");
        assertThat(filesBelow(dir)).containsExactly("bin/retrobpf", "in/a.o", "in/b.o");
    }

    @Test
    void a_file_that_stops_in_the_middle_leaves_the_old_one() {
        Path old = write(dir.resolve("old.o"), PLAIN);

        assertProblem(shell.run(LITTLE_ROOM + "rewrite in/a.o -o old.o"), "cannot write old.o: file too large");
        assertThat(old).hasBinaryContent(PLAIN);
        assertThat(filesBelow(dir)).containsExactly("bin/retrobpf", "in/a.o", "in/b.o", "old.o");
    }

    @Test
    void files_that_stop_in_the_middle_leave_a_directory_as_it_was() {
        Path old = write(dir.resolve("out/a.o"), PLAIN);

        Run run = shell.run(LITTLE_ROOM + "rewrite in -d out");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly(
                        "retrobpf: cannot write out/a.o: file too large",
                        "retrobpf: cannot write out/b.o: file too large",
                        "2 objects: 0 rewritten, 0 unchanged, 2 failed");
        assertThat(old).hasBinaryContent(PLAIN);
        assertThat(filesBelow(dir.resolve("out"))).containsExactly("a.o");
    }

    @Test
    void files_that_stop_in_the_middle_leave_what_stood_in_place() {
        Run run = shell.run(LITTLE_ROOM + "rewrite in/a.o in/b.o --in-place -q");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly(
                        "retrobpf: cannot write in/a.o: file too large",
                        "retrobpf: cannot write in/b.o: file too large");
        assertThat(dir.resolve("in/a.o")).hasBinaryContent(TAGGED);
        assertThat(filesBelow(dir.resolve("in"))).containsExactly("a.o", "b.o");
    }

    @Test
    void a_report_that_stops_in_the_middle_leaves_the_old_one() {
        Path report = write(dir.resolve("report.json"), PLAIN);

        assertProblem(
                shell.run(LITTLE_ROOM + "check in/a.o --quiet --report report.json"),
                "cannot write report.json: file too large");
        assertThat(report).hasBinaryContent(PLAIN);
        assertThat(filesBelow(dir)).containsExactly("bin/retrobpf", "in/a.o", "in/b.o", "report.json");
    }

    @Test
    void a_graph_that_stops_in_the_middle_leaves_the_old_one() {
        Path graph = write(dir.resolve("graph.html"), PLAIN);

        assertProblem(shell.run(LITTLE_ROOM + "graph in/a.o -o graph.html"), "cannot write graph.html: file too large");
        assertThat(graph).hasBinaryContent(PLAIN);
        assertThat(filesBelow(dir)).containsExactly("bin/retrobpf", "graph.html", "in/a.o", "in/b.o");
    }

    @Test
    void a_full_disk_leaves_everything_as_it_was() {
        String mounting = shell.mounting();

        Run run = shell.run(mounting + "sh -c '"
                + "mount -t tmpfs -o size=32k tmpfs mounted; cp in/a.o mounted/old.o; cp in/a.o mounted/in-place.o;"
                + "echo old >mounted/report.json; cat /dev/zero >mounted/rest 2>/dev/null;"
                + "retrobpf rewrite in/a.o -o mounted/new.o; echo $?;"
                + "retrobpf rewrite in/a.o -o mounted/old.o; echo $?;"
                + "retrobpf rewrite in/a.o -q -d mounted; echo $?;"
                + "retrobpf rewrite mounted/in-place.o -i; echo $?;"
                + "retrobpf check in/a.o -q --report mounted/report.json; echo $?;"
                + "ls -A mounted; cat mounted/report.json; cmp in/a.o mounted/old.o && cmp in/a.o mounted/in-place.o'");

        assertThat(run.errLines())
                .containsExactly(
                        "retrobpf: cannot write mounted/new.o: no space left on device",
                        "retrobpf: cannot write mounted/old.o: no space left on device",
                        "retrobpf: cannot write mounted/a.o: no space left on device",
                        "retrobpf: cannot write mounted/in-place.o: no space left on device",
                        "retrobpf: cannot write mounted/report.json: no space left on device");
        assertThat(run.text().lines())
                .containsExactly("1", "1", "1", "1", "1", "in-place.o", "old.o", "report.json", "rest", "old");
        assertThat(run.status()).isZero();
    }

    @Test
    void a_file_system_that_is_read_only_is_told() {
        String mounting = shell.mounting();

        Run run = shell.run(mounting + "sh -c '"
                + "mount -t tmpfs tmpfs mounted; cp in/a.o mounted/old.o; mount -o remount,bind,ro mounted;"
                + "retrobpf rewrite in/a.o -o mounted/new.o; echo $?;"
                + "retrobpf rewrite in/a.o -o mounted/old.o; echo $?;"
                + "retrobpf rewrite in/a.o -q -d mounted/out; echo $?;"
                + "retrobpf rewrite mounted/old.o -i; echo $?;"
                + "retrobpf rewrite in/a.o -o never.o --report mounted/report.json; echo $?;"
                + "ls -A mounted; cmp in/a.o mounted/old.o'");

        assertThat(run.errLines())
                .containsExactly(
                        "retrobpf: cannot write mounted/new.o: read-only file system",
                        "retrobpf: cannot write mounted/old.o: read-only file system",
                        "retrobpf: cannot write mounted/out: read-only file system",
                        "retrobpf: cannot write mounted/old.o: read-only file system",
                        "retrobpf: cannot write mounted/report.json: read-only file system");
        assertThat(run.text().lines()).containsExactly("1", "1", "1", "1", "1", "old.o");
        assertThat(run.status()).isZero();
        assertThat(dir.resolve("never.o")).doesNotExist();
    }

    @Test
    void a_directory_that_is_read_only_is_told() {
        String unprivileged = shell.unprivileged();
        write(dir.resolve("out/old.o"), PLAIN);

        Run run = shell.run("chmod 555 out;" + unprivileged + "sh -c '"
                + "retrobpf rewrite in/a.o -o out/new.o; echo $?;"
                + "retrobpf rewrite in/a.o -o out/old.o; echo $?;"
                + "retrobpf rewrite in/a.o -q -d out; echo $?;"
                + "retrobpf rewrite in/a.o -q -d out/sub; echo $?;"
                + "retrobpf rewrite in/a.o -o never.o --report out/report.json; echo $?'; chmod 755 out");

        String reason = "no file can be made in its directory: permission denied";
        assertThat(run.errLines())
                .containsExactly(
                        "retrobpf: cannot write out/new.o: " + reason,
                        "retrobpf: cannot write out/old.o: " + reason,
                        "retrobpf: cannot write out/a.o: " + reason,
                        "retrobpf: cannot write out/sub: permission denied",
                        "retrobpf: cannot write out/report.json: " + reason);
        assertThat(run.text().lines()).containsExactly("1", "1", "1", "1", "1");
        assertThat(dir.resolve("out/old.o")).hasBinaryContent(PLAIN);
        assertThat(filesBelow(dir)).containsExactly("bin/retrobpf", "in/a.o", "in/b.o", "out/old.o");
    }

    @Test
    void a_file_that_may_not_be_read_or_written_is_told() {
        String unprivileged = shell.unprivileged();
        Path out = write(dir.resolve("out.o"), PLAIN);

        Run run = shell.run("chmod 444 out.o; chmod 200 in/a.o;" + unprivileged + "sh -c '"
                + "retrobpf rewrite in/b.o -o out.o; echo $?;"
                + "retrobpf rewrite in/a.o in/b.o -q -d out; echo $?;"
                + "retrobpf check in/b.o -q --report out.o; echo $?'; chmod 644 in/a.o");

        assertThat(run.errLines())
                .containsExactly(
                        "retrobpf: cannot write out.o: permission denied",
                        "retrobpf: cannot read in/a.o: permission denied",
                        "retrobpf: cannot write out.o: permission denied");
        assertThat(run.text().lines()).containsExactly("1", "1", "1");
        assertThat(out).hasBinaryContent(PLAIN);
        assertThat(dir.resolve("out/b.o")).hasBinaryContent(rewritten(TAGGED));
    }

    @Test
    void a_subdirectory_that_may_not_be_read_does_not_hide_the_others() {
        String unprivileged = shell.unprivileged();
        write(dir.resolve("in/closed/c.o"), TAGGED);
        write(dir.resolve("in/open/d.o"), TAGGED);

        Run run = shell.run("chmod 0 in/closed;" + unprivileged + "sh -c '"
                + "retrobpf rewrite in -q -d out; echo $?;"
                + "retrobpf check in -q; echo $?;"
                + "retrobpf inspect in -q >/dev/null; echo $?;"
                + "retrobpf rewrite in -q --in-place; echo $?'; chmod 755 in/closed");

        assertThat(run.errLines()).hasSize(4).containsOnly("retrobpf: cannot read in/closed: permission denied");
        assertThat(run.text().lines()).containsExactly("1", "1", "1", "1");
        assertThat(filesBelow(dir.resolve("out"))).containsExactly("a.o", "b.o", "open/d.o");
        assertThat(dir.resolve("in/open/d.o")).hasBinaryContent(rewritten(TAGGED));
    }

    @Test
    void the_umask_rules_new_files() {
        Run run = shell.run(
                "umask 027; retrobpf rewrite in/a.o -q -o new.o --report report.json;"
                        + "retrobpf rewrite in/a.o -q -d out/sub; ls -ld new.o report.json out out/sub out/sub/a.o | cut -c 1-10");

        assertThat(run.err()).isEmpty();
        assertThat(run.text().lines())
                .containsExactly("-rw-r-----", "drwxr-x---", "drwxr-x---", "-rw-r-----", "-rw-r-----");
    }

    @Test
    void a_group_that_cannot_be_kept_gets_no_more_than_others() {
        assumeThat(JarShell.isRoot()).as("only root makes files of others").isTrue();
        String unprivileged = shell.unprivileged();
        write(dir.resolve("old.o"), PLAIN);

        Run run = shell.run("chgrp 4712 old.o; chmod 664 old.o;" + unprivileged
                + "retrobpf rewrite in/a.o -q -o old.o; ls -ln old.o | cut -d ' ' -f 1,3,4");

        assertThat(run.err()).isEmpty();
        assertThat(run.text()).isEqualTo("-rw-r--r-- 0 0\n");
    }

    @Test
    void devices_that_others_may_write_to_take_reports() {
        String unprivileged = shell.unprivileged();

        Run run = shell.run("chmod 555 .;" + unprivileged
                + "sh -c 'retrobpf check in/a.o -q --report /dev/null; echo $?;"
                + "retrobpf check in/a.o -q --report /dev/fd/3 3>&1 | grep -c schema'; chmod 755 .");

        assertThat(run.err()).isEmpty();
        assertThat(run.text().lines()).containsExactly("0", "1");
    }
}
