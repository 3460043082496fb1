package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.SQLException;
import java.util.List;

/**
 * Players register for tournaments: one transaction of three statements, which read the player, take one of the places
 * of the tournament, and insert the registration.
 *
 * <p>A small share of the operations registers a player who is registered already; they fail as {@code "duplicate
 * registration"}, as the unique constraint of the table demands. Every run opens tournaments of its own, so that it
 * meets no registration of an earlier run.
 *
 * <p>Settings: {@code duplicates} (0.1%), {@code tournaments} (64) opened by the run, {@code capacity} (10000) of each,
 * and those of the connections: {@code pool} (10, or {@code none}), {@code pool-wait} (10s), {@code statement-timeout}
 * (10s), {@code socket-timeout} (20s).
 */
public final class Registration implements Scenario {

    private final Prepared<RegistrationDesk> desk = new Prepared<>();

    /** Creates the scenario; {@link #prepare} connects it. */
    public Registration() {}

    @Override
    public void prepare(ScenarioContext context) throws SQLException {
        desk.set(RegistrationDesk.open(context));
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return desk.get()::register;
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
