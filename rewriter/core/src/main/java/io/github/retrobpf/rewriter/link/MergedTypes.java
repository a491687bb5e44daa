package io.github.retrobpf.rewriter.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of the output.
 *
 * @param btf the section {@code .BTF}
 * @param ext the section {@code .BTF.ext}, if there is any record
 * @param ids by index of the input and by its own id, which type of the output stands for it, 0 where none does
 * @param inCode the ids that instructions hold
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared
record MergedTypes(byte[] btf, Optional<byte[]> ext, Map<Integer, int[]> ids, List<TypeId> inCode) {}
