package io.sloguard.config;

import io.sloguard.load.PhaseLength;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.target.Migration;
import io.sloguard.target.Scaling;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One migration under load as planned.
 *
 * @param scenario what runs meanwhile, by the name of the migration, with what is claimed of the migration
 * @param under how the plan calls what runs meanwhile: a scenario, or a class
 * @param migration what is done
 * @param start when it is done, after the start of the measured phase
 * @param openTransaction the transaction that is open when it starts; empty if none is left open
 * @param prepare statements that bring the copy of the database into the state before the migration
 * @param control the statements of the control; empty if they follow from the indexes that the migration makes
 * @param scaledControl the size of the table in the second control; empty if there is none
 */
public record PlannedMigration(
        PlannedScenario scenario,
        String under,
        Migration migration,
        Duration start,
        Optional<LeftOpen> openTransaction,
        List<String> prepare,
        List<String> control,
        Optional<Scaling> scaledControl) {

    /**
     * A transaction that has written to a table and does not end.
     *
     * @param table the table
     * @param duration how long after the start of the migration it ends, more than 0
     */
    public record LeftOpen(String table, Duration duration) {

        public LeftOpen {
            Objects.requireNonNull(table, "table");
            if (duration.isZero() || duration.isNegative()) {
                throw new IllegalArgumentException("a transaction is left open for more than 0 s, not " + duration);
            }
        }
    }

    public PlannedMigration {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(under, "under");
        Objects.requireNonNull(migration, "migration");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(openTransaction, "openTransaction");
        prepare = List.copyOf(prepare);
        control = List.copyOf(control);
        Objects.requireNonNull(scaledControl, "scaledControl");
        Duration busy = start.plus(openTransaction.map(LeftOpen::duration).orElse(Duration.ZERO));
        if (start.isNegative() || busy.compareTo(loadDuration(scenario)) >= 0) {
            throw new IllegalArgumentException("the load of migration " + scenario.name() + " lasts "
                    + loadDuration(scenario).toMillis()
                    + " ms, and the migration is to start and its open transaction to"
                    + " end before, not at " + busy.toMillis() + " ms");
        }
    }

    private static Duration loadDuration(PlannedScenario scenario) {
        if (scenario.load().measurement() instanceof PhaseLength.ForDuration length) {
            return length.duration();
        }
        throw new IllegalArgumentException(
                "the load of a migration has a duration, not a number of operations: its middle must be known");
    }

    /** Returns its name, unique in the plan. */
    public String name() {
        return scenario.name();
    }

    /** Returns what is claimed of it; at least one objective. */
    public List<DeclaredObjective> objectives() {
        return scenario.objectives();
    }

    /** Returns how long the load lasts, without its warm-up. */
    public Duration loadDuration() {
        return loadDuration(scenario);
    }

    /** Returns the same with no transaction left open. */
    public PlannedMigration withoutOpenTransaction() {
        return new PlannedMigration(
                scenario, under, migration, start, Optional.empty(), prepare, control, scaledControl);
    }

    /** Returns how long its load takes as planned, for the proof and for the controls; empty if the plan says no end. */
    public Optional<Duration> plannedTime() {
        return scenario.plannedTime().map(once -> once.multipliedBy(scaledControl.isPresent() ? 3 : 2));
    }
}
