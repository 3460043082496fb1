package io.sloguard.slo;

import io.sloguard.result.Block;
import io.sloguard.result.ScenarioResult;
import io.sloguard.stats.BlockBets;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/**
 * What the seconds of a watched phase, one after the other, say against the claim that at most a share of the operations
 * exceeds a limit. Computed anew from the result, so that judging again finds the same.
 */
final class EarlyEvidence {

    private final double allowed;
    private final long[] operations;
    private final long[] exceeding;

    private EarlyEvidence(double allowed, long[] operations, long[] exceeding) {
        this.allowed = allowed;
        this.operations = operations;
        this.exceeding = exceeding;
    }

    /** Returns the evidence about a share of more than 0. */
    static EarlyEvidence of(ScenarioResult scenario, double allowed, ToLongFunction<Block> exceeding) {
        List<Block> blocks = scenario.blocks();
        return new EarlyEvidence(
                allowed,
                blocks.stream().mapToLong(block -> block.counts().scheduled()).toArray(),
                blocks.stream().mapToLong(exceeding).toArray());
    }

    /** Returns how likely such evidence would ever have come together if the limit were just kept. */
    double chance() {
        BlockBets bets = new BlockBets(allowed);
        for (int block = 0; block < operations.length; block++) {
            bets.add(operations[block], exceeding[block]);
        }
        return bets.chance();
    }

    /** Returns after how many seconds the claim was refuted at an error probability; empty if it was not. */
    OptionalInt refutedAfter(double alpha) {
        return BlockBets.refutedAfter(allowed, operations, exceeding, alpha);
    }

    /** Returns the evidence without so many exceedances, taken from the worst seconds, which speak the loudest. */
    EarlyEvidence without(long excusable) {
        long[] fewer = exceeding.clone();
        for (long left = excusable; left > 0; left--) {
            int worst = 0;
            for (int block = 1; block < fewer.length; block++) {
                worst = fewer[block] > fewer[worst] ? block : worst;
            }
            fewer[worst]--;
        }
        return new EarlyEvidence(allowed, operations, fewer);
    }
}
