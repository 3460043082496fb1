package io.sloguard.result;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * How undisturbed the machine of the load generator was during a measured phase. Immutable.
 *
 * @param processors how many processors the generator saw; 0 if nothing was noted
 * @param seconds what was noted in each second of the phase, from second 0
 */
public record MachineNoise(int processors, List<NoiseSecond> seconds) {

    /** Nothing was noted, so that nothing can be said. */
    public static final MachineNoise UNKNOWN = new MachineNoise(0, List.of());

    public MachineNoise {
        seconds = List.copyOf(seconds);
        if (processors < 0 || (processors == 0 && !seconds.isEmpty())) {
            throw new IllegalArgumentException("a machine has at least one processor, not " + processors);
        }
    }

    /** Returns whether nothing was noted. */
    public boolean isUnknown() {
        return seconds.isEmpty();
    }

    /** Returns the least and the greatest time that the canary's work took; of nothing if nothing was noted. */
    public LongSummaryStatistics work() {
        return seconds.stream().mapToLong(NoiseSecond::workNanos).summaryStatistics();
    }

    /** Returns, second by second, the worse of both; unknown where one is. */
    public MachineNoise worst(MachineNoise other) {
        List<NoiseSecond> worse = new ArrayList<>();
        for (int i = 0; i < Math.min(seconds.size(), other.seconds.size()); i++) {
            worse.add(seconds.get(i).worst(other.seconds.get(i)));
        }
        return worse.isEmpty() ? UNKNOWN : new MachineNoise(Math.min(processors, other.processors), worse);
    }
}
