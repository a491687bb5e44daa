/** Depfiles: what a result was made of, as a rule for Make and Ninja. */
@NullMarked
package io.github.retrobpf.cli.depfile;

import org.jspecify.annotations.NullMarked;
