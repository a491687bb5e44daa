package io.github.retrobpf.rewriter.testing.random;

import java.util.List;

/** Which objects are made of which seeds: small ones first. */
final class RandomSample {
    /** So many seeds are of one size. */
    private static final int SEEDS_OF_A_SIZE = 30;

    private static final int MOST = 16;

    private RandomSample() {}

    /** One of any kind. */
    static RandomObject odd(long seed, List<ProgramSection> table) {
        return Generator.object(
                seed, 2 + (int) Math.floorMod(seed / SEEDS_OF_A_SIZE, (long) MOST), Generator.Style.ODD, table);
    }

    /** One that kernels take. Few are made at a time, so each is of another size than the one before. */
    static RandomObject loadable(long seed, List<ProgramSection> table) {
        return Generator.object(seed, 2 + (int) Math.floorMod(seed, (long) MOST), Generator.Style.LOADABLE, table);
    }
}
