/** Fixtures, and tests that span packages. */
@NullMarked
package io.github.retrobpf.btf;

import org.jspecify.annotations.NullMarked;
