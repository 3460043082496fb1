package io.sloguard.target;

import java.util.List;

/** Opens targets of one kind; found by {@link java.util.ServiceLoader}, so it needs a public constructor. */
public interface TargetProvider {

    /** Returns how the targets of this provider are written in a plan, for messages: {@code "embedded"}. */
    List<String> accepted();

    /** Returns whether this provider is meant by the given value of {@code target:}. */
    boolean accepts(String target);

    /** Returns the variables of the environment that the given value of {@code target:} is completed from. */
    default List<String> environmentVariables(String target) {
        return List.of();
    }

    /**
     * Returns everything that is wrong with the request and can be known without connecting, one sentence each that says
     * what to do; empty if nothing is.
     */
    List<String> problems(TargetRequest request);

    /**
     * Opens the target and brings it to the state in which scenarios can start: connected, migrated, loaded.
     *
     * @throws TargetException when that is not possible; the message says what failed and what to do next
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    Target open(TargetRequest request) throws InterruptedException;
}
