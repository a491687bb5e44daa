package io.github.retrobpf.cli.manual;

/** Environment and files, which no command has for itself; the first three are the launcher's. */
final class Environment {
    private Environment() {}

    static void describe(Roff page) {
        page.section("ENVIRONMENT")
                .item(
                        "RETROBPF_JAVA",
                        "The Java to run with, 17 or newer. Default: the first of JAVA_HOME's, the one on the PATH, and"
                                + " those in /usr/lib/jvm that is new enough.")
                .item("RETROBPF_JAVA_OPTIONS", "More options for Java, such as -Xmx1g.")
                .item(
                        "RETROBPF_CACHE",
                        "The directory for the class-data archive, or 'off'. Default: $XDG_CACHE_HOME/retrobpf, or"
                                + " ~/.cache/retrobpf.")
                .item("NO_COLOR", "If set, messages are not colored unless --color=always asks for it.");
        page.section("FILES")
                .item(
                        "~/.cache/retrobpf",
                        "Classes as Java lays them out in memory, about 15 MB, which halves the time to start. The first"
                                + " run makes it anew when it is gone, and all go without where that cannot be.");
    }
}
