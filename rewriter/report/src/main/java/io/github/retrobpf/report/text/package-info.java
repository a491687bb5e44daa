/** Text that came out of an object, made fit for people: {@link io.github.retrobpf.report.text.SafeText}. */
@NullMarked
package io.github.retrobpf.report.text;

import org.jspecify.annotations.NullMarked;
