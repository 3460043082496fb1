package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.Invariant;
import java.sql.SQLException;
import java.util.List;

/** A part of the application that a scenario exercises. Thread-safe. */
interface ApplicationPart extends AutoCloseable {

    /** Checks, after the load, what must hold whatever the latency was. */
    List<Invariant> invariants() throws SQLException;

    /** Ends what runs, its transactions included, and releases connections and threads. */
    @Override
    void close();
}
