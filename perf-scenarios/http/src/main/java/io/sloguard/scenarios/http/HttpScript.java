package io.sloguard.scenarios.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plan declares at {@code http}. Immutable.
 *
 * @param steps one after another, at least one
 * @param startedBase what paths belong to, with placeholders for the ports of applications that the plan starts; empty if
 *     the steps know their servers already
 * @param variables drawn anew for each operation
 * @param measuresSteps whether each step is a measurement of its own: where the plan has a list of them
 * @param limits how long a user waits, and how far it follows
 * @param session how long cookies are kept
 * @param trust certificates that are trusted beside those of the JVM: a file in PEM format
 */
record HttpScript(
        List<HttpStep> steps,
        Optional<String> startedBase,
        List<Variable> variables,
        boolean measuresSteps,
        Limits limits,
        Session session,
        Optional<Path> trust) {

    HttpScript {
        steps = List.copyOf(steps);
        Objects.requireNonNull(startedBase, "startedBase");
        variables = List.copyOf(variables);
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(trust, "trust");
    }

    /** Returns the script with the servers of its steps known. */
    HttpScript at(Url base) {
        return new HttpScript(
                steps.stream().map(step -> step.at(base)).toList(),
                Optional.empty(),
                variables,
                measuresSteps,
                limits,
                session,
                trust);
    }

    /** How long cookies are kept. */
    enum Session {
        /** Each operation is a visitor of its own. */
        OPERATION,
        /** Each virtual user is one visitor for the whole load. */
        USER
    }

    /**
     * How long a user waits, and how far it follows.
     *
     * @param timeoutNanos of a request, from its start to the last byte of its response, redirects included
     * @param connectNanos of a connection, TLS included
     * @param redirects how many redirects of one request are followed; 0 for none
     * @param allowsRemote whether hosts that are not loopback may be asked
     */
    record Limits(long timeoutNanos, long connectNanos, int redirects, boolean allowsRemote) {}
}
