package io.sloguard.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run of a scenario is compared with: the last runs under the same conditions, as they were known when it took place;
 * and, if these made one necessary, a second run of the same scenario. Part of a result, so that it can be judged again.
 *
 * @param key what the runs have in common
 * @param runs the earlier runs, the oldest first; empty if there is no baseline
 * @param confirmation the fresh run by which the first was confirmed or not; empty if there was none
 * @param unconfirmed why a confirmation that was needed failed; empty if none was needed, or it was measured
 */
public record BaselineReference(
        BaselineKey key, List<RunFigures> runs, Optional<RunFigures> confirmation, Optional<String> unconfirmed) {

    public BaselineReference {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(confirmation, "confirmation");
        Objects.requireNonNull(unconfirmed, "unconfirmed");
        runs = List.copyOf(runs);
    }

    /** Creates a reference that was not confirmed, and did not need to be as far as is known. */
    public BaselineReference(BaselineKey key, List<RunFigures> runs) {
        this(key, runs, Optional.empty(), Optional.empty());
    }

    /** Returns the same with a fresh run. */
    public BaselineReference confirmedBy(RunFigures fresh) {
        return new BaselineReference(key, runs, Optional.of(fresh), Optional.empty());
    }

    /** Returns the same with the reason why there is no fresh run although one was needed. */
    public BaselineReference notConfirmed(String why) {
        return new BaselineReference(key, runs, Optional.empty(), Optional.of(why));
    }
}
