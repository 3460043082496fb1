package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.SQLException;
import java.util.List;

/**
 * Players submit results of matches: the version of the match is read, and the row is updated if it still has that
 * version (optimistic locking). A version that has changed is read again, three tries in all; then the operation fails
 * as {@code "version conflict"}. One operation is one latency sample, whatever number of tries it took; further tries are
 * counted as {@code "retries"}.
 *
 * <p>Settings: {@code matches} (200) that are being played, and those of the connections: {@code pool} (10, or {@code
 * none}), {@code pool-wait} (10s), {@code statement-timeout} (10s), {@code socket-timeout} (20s).
 */
public final class ResultSubmit implements Scenario {

    private final Prepared<ScoreBoard> board = new Prepared<>();

    /** Creates the scenario; {@link #prepare} connects it. */
    public ResultSubmit() {}

    @Override
    public void prepare(ScenarioContext context) throws SQLException {
        board.set(ScoreBoard.open(context));
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return board.get()::submit;
    }

    @Override
    public List<Invariant> verify(ScenarioContext context) throws SQLException {
        return board.get().invariants();
    }

    @Override
    public void close() {
        board.close();
    }
}
