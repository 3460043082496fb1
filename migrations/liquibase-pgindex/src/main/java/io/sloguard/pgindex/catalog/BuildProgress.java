package io.sloguard.pgindex.catalog;

import java.util.Locale;
import java.util.Optional;

/**
 * How far a build has come, from {@code pg_stat_progress_create_index}.
 *
 * @param pid the process that builds
 * @param phase the server's name of the phase
 * @param done units done in this phase
 * @param total units of this phase; 0 if the phase does not count
 * @param unit what is counted
 */
public record BuildProgress(int pid, String phase, long done, long total, String unit) {

    /**
     * Returns the share of the phase that is done.
     *
     * @return 0 to 100, or empty if the phase does not count
     */
    public Optional<Integer> percent() {
        return total <= 0 ? Optional.empty() : Optional.of((int) Math.min(100, 100 * done / total));
    }

    /**
     * Describes the progress for the log.
     *
     * @return for example {@code building index: scanning table, 45 % (123 of 273 blocks)}
     */
    public String describe() {
        return phase
                + percent()
                        .map(value -> String.format(Locale.ROOT, ", %d %% (%d of %d %s)", value, done, total, unit))
                        .orElse("");
    }
}
