/**
 * Ways through the type graph: {@link io.github.retrobpf.btf.walk.TypeRefs} lists which fields are type ids and which
 * are strings, {@link io.github.retrobpf.btf.walk.Modifiers} steps over qualifiers and typedefs.
 */
@NullMarked
package io.github.retrobpf.btf.walk;

import org.jspecify.annotations.NullMarked;
