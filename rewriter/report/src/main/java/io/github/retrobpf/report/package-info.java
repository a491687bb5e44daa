/** What was found in an object and done to it, for machines and for eyes. */
@NullMarked
package io.github.retrobpf.report;

import org.jspecify.annotations.NullMarked;
