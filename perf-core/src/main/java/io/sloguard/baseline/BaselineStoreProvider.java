package io.sloguard.baseline;

import io.sloguard.PerfException;
import java.util.List;

/** Opens stores of one kind; found by {@link java.util.ServiceLoader}, so it needs a public constructor. */
public interface BaselineStoreProvider {

    /** Returns how the stores of this provider are written in a plan, for messages: {@code git:BRANCH}. */
    List<String> accepted();

    /** Returns whether this provider is meant by the given value of {@code baselines:}. */
    boolean accepts(String store);

    /** Returns everything that is wrong with the request and can be known without opening it, one sentence each. */
    List<String> problems(StoreRequest request);

    /**
     * Opens the store, which need not exist yet.
     *
     * @throws PerfException if that is not possible; the message says what failed and what to do next
     */
    BaselineStore open(StoreRequest request);
}
