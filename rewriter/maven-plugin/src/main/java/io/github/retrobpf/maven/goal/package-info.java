/** The goals. They only translate: parameters to command lines, lines to Maven's log, exit statuses to failures. */
@NullMarked
package io.github.retrobpf.maven.goal;

import org.jspecify.annotations.NullMarked;
