package io.github.retrobpf.report.graph;

import java.util.List;

/**
 * One of the two objects.
 *
 * @param size of the file, in bytes
 * @param nodes its functions; a node's id is its position
 */
public record GraphSide(long size, List<GraphNode> nodes) {
    public GraphSide {
        nodes = List.copyOf(nodes);
    }
}
