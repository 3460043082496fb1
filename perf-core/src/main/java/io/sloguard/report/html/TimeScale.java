package io.sloguard.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * The axis of a measured phase.
 *
 * @param seconds how long it is, at least 1
 */
record TimeScale(int seconds) {

    private static final int MOST_STEPS = 6;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final List<Integer> STEPS = List.of(
            1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400, 172_800);

    /** Returns where a second stands: 0 at the left, 1 at the right. */
    double share(double second) {
        return second / seconds;
    }

    /** Returns the seconds to be named, ascending. */
    List<Integer> ticks() {
        int step = STEPS.stream()
                .filter(candidate -> (long) candidate * MOST_STEPS >= seconds)
                .findFirst()
                .orElse(seconds);
        List<Integer> ticks = new ArrayList<>();
        for (int tick = 0; tick <= seconds; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** Returns a tick in words: {@code 20 s}, {@code 5 min}, {@code 2 h}. */
    String words(int tick) {
        int step = ticks().size() > 1 ? ticks().get(1) : 1;
        if (step % HOUR == 0) {
            return tick / HOUR + " h";
        }
        return step % MINUTE == 0 ? tick / MINUTE + " min" : tick + " s";
    }
}
