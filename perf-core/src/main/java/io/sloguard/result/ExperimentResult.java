package io.sloguard.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one experiment measured, complete enough to be judged again.
 *
 * @param name the name of the experiment in the plan
 * @param a the variant to compare with
 * @param b the variant that is claimed to be better, or not much worse
 * @param mayDiffer the facts of the targets that may differ, because they are what is compared
 * @param pairs its pairs, in the order in which they were measured
 * @param error why there are no pairs, or why no more; empty if there are as many as planned
 */
public record ExperimentResult(
        String name, Variant a, Variant b, List<String> mayDiffer, List<ExperimentPair> pairs, Optional<String> error) {

    public ExperimentResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(error, "error");
        mayDiffer = List.copyOf(mayDiffer);
        pairs = List.copyOf(pairs);
        if (pairs.stream().map(pair -> pair.control().isPresent()).distinct().count() > 1) {
            throw new IllegalArgumentException("either every pair of experiment " + name + " has a control, or none");
        }
    }

    /** Returns whether variant a was also compared with itself. */
    public boolean isControlled() {
        return pairs.stream().anyMatch(pair -> pair.control().isPresent());
    }

    /** Returns all its runs. */
    public Stream<ScenarioResult> runs() {
        return pairs.stream().flatMap(pair -> pair.runs().stream());
    }

    /** Returns how many different loads its runs had as planned: 1 if they can be compared. */
    public long differentLoads() {
        return runs().map(ScenarioResult::load).distinct().count();
    }

    /** Returns what variant a is, as far as it is not what b is: {@code pool none}. */
    public String wordsOfA() {
        return a.besides(b);
    }

    /** Returns what variant b is, as far as it is not what a is: {@code pool 10}. */
    public String wordsOfB() {
        return b.besides(a);
    }
}
