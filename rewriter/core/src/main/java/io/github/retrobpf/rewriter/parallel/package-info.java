/** Several things at a time. What comes out does not depend on how many threads there are, or how fast they run. */
@NullMarked
package io.github.retrobpf.rewriter.parallel;

import org.jspecify.annotations.NullMarked;
