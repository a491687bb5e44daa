package io.github.retrobpf.rewriter.validate;

/** What is compared with what, in the words of messages. */
public enum Sides {
    REWRITING("the original has", "the rewritten object has"),
    LINK("the inputs ask for", "the linked object has");

    private final String expects;
    private final String finds;

    Sides(String expects, String finds) {
        this.expects = expects;
        this.finds = finds;
    }

    String expects() {
        return expects;
    }

    String finds() {
        return finds;
    }
}
