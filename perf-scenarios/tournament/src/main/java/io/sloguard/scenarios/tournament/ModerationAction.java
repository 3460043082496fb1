package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.SQLException;
import java.util.List;

/**
 * Moderators act on reports: one transaction that inserts an action. A twentieth of all actions concerns the first
 * reference, the others are spread over the rest, as in the history of the reference domain.
 *
 * <p>Settings: those of the connections, {@code pool} (10, or {@code none}), {@code pool-wait} (10s), {@code
 * statement-timeout} (10s), {@code socket-timeout} (20s).
 */
public final class ModerationAction implements Scenario {

    private final Prepared<SupportDesk> desk = new Prepared<>();

    /** Creates the scenario; {@link #prepare} connects it. */
    public ModerationAction() {}

    @Override
    public void prepare(ScenarioContext context) throws SQLException {
        desk.set(SupportDesk.open(context));
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return desk.get()::act;
    }

    @Override
    public List<Invariant> verify(ScenarioContext context) throws SQLException {
        return desk.get().invariants();
    }

    @Override
    public void close() {
        desk.close();
    }
}
