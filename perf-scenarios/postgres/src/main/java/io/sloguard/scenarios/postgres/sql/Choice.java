package io.sloguard.scenarios.postgres.sql;

import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses among alternatives by their weights. Immutable. */
final class Choice {

    private final List<Work> work;
    private final int[] upTo;

    Choice(List<Work> work, List<Integer> weights) {
        this.work = List.copyOf(work);
        this.upTo = new int[weights.size()];
        int sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum = Math.addExact(sum, weights.get(i));
            upTo[i] = sum;
        }
    }

    /** Returns one of the alternatives. O(alternatives); allocates nothing. */
    Work next(RandomGenerator random) {
        if (upTo.length == 1) {
            return work.get(0);
        }
        int drawn = random.nextInt(upTo[upTo.length - 1]);
        int chosen = 0;
        while (drawn >= upTo[chosen]) {
            chosen++;
        }
        return work.get(chosen);
    }
}
