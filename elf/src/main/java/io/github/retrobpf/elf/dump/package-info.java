/**
 * Stable text of an object, for golden files and for people.
 */
@NullMarked
package io.github.retrobpf.elf.dump;

import org.jspecify.annotations.NullMarked;
