package io.sloguard.scenario;

/**
 * One user of a scenario: runs operations one after another, on one thread at a time.
 *
 * <p>The response time of an operation runs from its intended start to the return of {@link #run}; retries and waiting
 * for a pool are inside.
 */
@FunctionalInterface
public interface VirtualUser {

    /**
     * Runs one operation.
     *
     * @param operation the operation that is due; valid only during the call
     * @return how it ended
     * @throws Exception when the operation failed: it is counted under the exception's type (and SQLSTATE), or as timed
     *     out for the timeout exceptions of the JDK
     */
    Outcome run(Operation operation) throws Exception;
}
