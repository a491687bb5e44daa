package io.github.retrobpf.rewriter.link;

import java.util.List;
import java.util.Optional;

/**
 * The types of the output.
 *
 * @param btf the section {@code .BTF}
 * @param ext the section {@code .BTF.ext}, if there is any record
 * @param ids of types that instructions hold
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared
record MergedTypes(byte[] btf, Optional<byte[]> ext, List<TypeId> ids) {}
