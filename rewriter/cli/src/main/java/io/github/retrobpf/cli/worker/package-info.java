/**
 * The persistent worker of Bazel: one process that does the work of many command lines.
 * {@link io.github.retrobpf.cli.worker.Worker} reads requests and answers them; it knows nothing of what they ask for.
 */
@NullMarked
package io.github.retrobpf.cli.worker;

import org.jspecify.annotations.NullMarked;
