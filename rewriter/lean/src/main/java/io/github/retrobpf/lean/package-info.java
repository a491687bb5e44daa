/**
 * A build step behind the shading of the command line. Java links each lambda, and each record's {@code equals}, at its
 * first use, by code that it makes then and there; in a run of a tenth of a second that is most of the time. Here they
 * become plain classes and plain code beforehand, and our own classes are stored uncompressed.
 */
@NullMarked
package io.github.retrobpf.lean;

import org.jspecify.annotations.NullMarked;
