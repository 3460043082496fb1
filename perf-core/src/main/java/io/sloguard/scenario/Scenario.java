package io.sloguard.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Something that is put under load: it prepares its data, creates users, and tells afterwards whether its invariants
 * hold.
 *
 * <p>An implementation needs a public constructor without parameters. The engine calls, in this order and each from one
 * thread: {@link #prepare}, {@link #newUser} once per virtual user, the users' operations (concurrently, one thread per
 * user), {@link #verify}, {@link #close}. Any exception before the load breaks the run with its message; the time of
 * these calls is never part of a response time.
 *
 * <pre>{@code
 * public final class ReadGreeting implements Scenario {
 *     @Override
 *     public VirtualUser newUser(ScenarioContext context) {
 *         DataSource database = context.resource(DataSource.class);
 *         return operation -> {
 *             try (Connection connection = database.getConnection();
 *                     PreparedStatement statement = connection.prepareStatement("select text from greeting where id = ?")) {
 *                 statement.setInt(1, operation.random().nextInt(1, 101));
 *                 return statement.executeQuery().next() ? Outcome.ok() : Outcome.failed("no greeting", "id unknown");
 *             }
 *         };
 *     }
 * }
 * }</pre>
 */
public interface Scenario {

    /**
     * Prepares what every user shares, once, before any user exists.
     *
     * @throws Exception when the scenario cannot be prepared; the run of this scenario then ends without a measurement
     */
    default void prepare(ScenarioContext context) throws Exception {}

    /**
     * Returns a new user; its operations are run by one thread at a time, so it may keep state without locks.
     *
     * @throws Exception when the user cannot be created; the run of this scenario then ends without a measurement
     */
    VirtualUser newUser(ScenarioContext context) throws Exception;

    /**
     * Returns users that share one thread, for a closed load without think time; asked for before {@link #newUser}, once for
     * each thread, and instead of it.
     *
     * @param users how many there are to be, at least 1
     * @return as many; empty, as by default, if each user is to have a thread of its own
     * @throws Exception when they cannot be created; the run of this scenario then ends without a measurement
     */
    default Optional<Crew> newCrew(ScenarioContext context, int users) throws Exception {
        return Optional.empty();
    }

    /**
     * Checks, after the load has ended, what must hold whatever the latency was.
     *
     * @return one entry per invariant, broken or not; a broken one fails the build
     * @throws Exception when the check itself cannot be made, which counts as broken
     */
    default List<Invariant> verify(ScenarioContext context) throws Exception {
        return List.of();
    }

    /** Releases what {@link #prepare} opened, and ends every transaction that is still open; called on every path. */
    default void close() throws Exception {}
}
