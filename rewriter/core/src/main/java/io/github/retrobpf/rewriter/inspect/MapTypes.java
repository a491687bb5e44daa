package io.github.retrobpf.rewriter.inspect;

import java.util.List;

/** The names of map types: enum bpf_map_type of include/uapi/linux/bpf.h. */
final class MapTypes {
    static final String ARRAY = "array";
    static final String STRUCT_OPS = "struct_ops";
    /** Of a definition that gives no type. */
    static final String UNSPEC = "unspec";

    /** By number. */
    private static final List<String> NAMES = List.of(
            UNSPEC,
            "hash",
            ARRAY,
            "prog_array",
            "perf_event_array",
            "percpu_hash",
            "percpu_array",
            "stack_trace",
            "cgroup_array",
            "lru_hash",
            "lru_percpu_hash",
            "lpm_trie",
            "array_of_maps",
            "hash_of_maps",
            "devmap",
            "sockmap",
            "cpumap",
            "xskmap",
            "sockhash",
            "cgroup_storage",
            "reuseport_sockarray",
            "percpu_cgroup_storage",
            "queue",
            "stack",
            "sk_storage",
            "devmap_hash",
            STRUCT_OPS,
            "ringbuf",
            "inode_storage",
            "task_storage",
            "bloom_filter",
            "user_ringbuf",
            "cgrp_storage",
            "arena",
            "insn_array");

    private MapTypes() {}

    static String name(long number) {
        return number >= 0 && number < NAMES.size() ? NAMES.get((int) number) : Long.toString(number);
    }
}
