package io.sloguard.engine;

import java.util.random.RandomGenerator;

/**
 * Random numbers that restart for each operation from the seed of the run and the operation's number; allocates nothing.
 * The generator is SplitMix64: G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA
 * 2014. Not thread-safe.
 */
final class OperationRandom implements RandomGenerator {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;
    private long state;

    OperationRandom(long seed) {
        this.seed = seed;
    }

    void restart(long number) {
        state = mix(seed + mix(number * GOLDEN_GAMMA + 1));
    }

    @Override
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
