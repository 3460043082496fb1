package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.build.Outcome.Action;
import io.sloguard.pgindex.build.Tuning.Gate;
import io.sloguard.pgindex.build.Tuning.OnInvalid;
import io.sloguard.pgindex.catalog.Blocker;
import io.sloguard.pgindex.catalog.CanonicalIndex;
import io.sloguard.pgindex.catalog.Canonicalizer;
import io.sloguard.pgindex.catalog.DuplicateSearch;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.LockRule;
import io.sloguard.pgindex.catalog.TableEntry;
import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.RelationName;
import io.sloguard.pgindex.sql.Uniqueness;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Brings one index of one table from whatever state it is in to usable and as defined.
 *
 * <p>Look, act on what stands there, look again; every path ends in an {@link Outcome} or an exception. Mutable and used
 * once, because it counts its attempts.
 */
final class IndexBuilder {

    private static final Duration ADOPTION_PAUSE = Duration.ofMillis(100);

    private final WorkContext context;
    private final IndexDefinition definition;
    private final TableEntry table;
    private final RelationName name;
    private final String what;
    private final CanonicalIndex wanted;
    private final BuildFailures failures;
    private Action action = Action.BUILT;
    private int attempts;
    private boolean done;

    IndexBuilder(WorkContext context, IndexDefinition definition, TableEntry table)
            throws SQLException, IndexWorkException {
        this.context = context;
        this.table = table;
        this.definition = definition.on(table.name(), definition.index());
        this.name = this.definition.indexName();
        this.what = "index " + name;
        this.wanted = canonical(context, this.definition, table);
        this.failures = new BuildFailures(context, name, table);
    }

    static CanonicalIndex canonical(WorkContext context, IndexDefinition definition, TableEntry table)
            throws SQLException, IndexWorkException {
        try {
            return new Canonicalizer(context.session().connection(), context.version()).canonical(definition, table);
        } catch (SQLException refused) {
            if (Attempt.LOCK_NOT_AVAILABLE.equals(refused.getSQLState())) {
                throw locked(context, table, refused);
            }
            throw new IndexWorkException(
                    Reason.DEFINITION_REFUSED,
                    "The server does not accept the definition of index " + definition.index() + " on " + table.name()
                            + ": " + refused.getMessage() + ". Nothing was changed; statement: "
                            + definition.createConcurrently(),
                    refused);
        }
    }

    private static IndexWorkException locked(WorkContext context, TableEntry table, SQLException refused)
            throws SQLException {
        List<Blocker> blockers = context.blockers().inTheWay(List.of(table.oid()), LockRule.EVERYBODY, List.of());
        return new IndexWorkException(
                Reason.WAIT_EXHAUSTED,
                "table " + table.name() + " is locked against all use by " + Blockers.describe(blockers)
                        + ". Nothing was changed. End these sessions and run the update again",
                refused);
    }

    Outcome build() throws SQLException, IndexWorkException {
        while (!done) {
            act(Probe.look(context, name, table, wanted));
        }
        verify();
        return new Outcome(action, name, attempts, context.elapsed());
    }

    CanonicalIndex wanted() {
        return wanted;
    }

    private void act(Probe probe) throws SQLException, IndexWorkException {
        switch (probe.state()) {
            case ABSENT -> create();
            case VALID_SAME -> accept();
            case UNDER_CONSTRUCTION -> adopt(probe);
            case INVALID -> repair(probe.index().orElseThrow());
            case VALID_OTHER -> throw failures.mismatch(wanted, probe.index().orElseThrow());
            case NAME_TAKEN -> throw failures.nameTaken();
        }
    }

    private void accept() {
        if (attempts == 0 && action == Action.BUILT) {
            action = Action.ALREADY_VALID;
        }
        done = true;
    }

    private void adopt(Probe probe) throws IndexWorkException {
        if (action != Action.ADOPTED) {
            context.journal()
                    .progress(what + ": another session is building it, waiting for its result"
                            + probe.builder()
                                    .map(value -> " (pid " + value.pid() + ", " + value.describe() + ")")
                                    .orElse(""));
            action = Action.ADOPTED;
        }
        boolean stuck = probe.builder()
                .map(value -> value.phase().startsWith("waiting"))
                .orElse(true);
        if (stuck && context.budget().isExhausted()) {
            throw failures.builderStuck(probe);
        }
        long before = context.session().pace().nanoTime();
        Wait.pause(context.session().pace(), ADOPTION_PAUSE, "waiting for another session that builds " + name);
        if (stuck) {
            context.budget().charge(context.session().pace().nanoTime() - before);
        }
    }

    private void repair(IndexEntry invalid) throws SQLException, IndexWorkException {
        if (context.tuning().onInvalid() == OnInvalid.FAIL) {
            throw failures.invalid(invalid);
        }
        context.journal()
                .warning(what + " is INVALID (" + invalid.flags() + "), nobody is building it, no query uses it: "
                        + invalid.layout());
        action = Action.REPAIRED;
        if (invalid.parentOid().isPresent() || invalid.constraint().isPresent()) {
            attempts++;
            new IndexReindexer(context, invalid).reindex();
            return;
        }
        List<String> remaining = new LeftoverSweeper(context).sweep(invalid, context.budget());
        if (!remaining.isEmpty()) {
            throw failures.leftover(remaining);
        }
    }

    private void create() throws SQLException, IndexWorkException {
        refuseDuplicates();
        Step step = new Step(definition.createConcurrently(), what, List.of(table.oid()), LockRule.BUILD);
        if (context.tuning().gate() == Gate.ON) {
            context.gate(context.budget()).pass(step);
        }
        attempts++;
        Attempt attempt = context.run(step, context.budget());
        if (attempt.isSuccess()) {
            if (action == Action.ADOPTED) {
                action = Action.BUILT;
            }
            done = true;
            return;
        }
        recover(attempt);
    }

    private void recover(Attempt attempt) throws SQLException, IndexWorkException {
        if (attempt.failedWith(Attempt.NAME_TAKEN)
                && attempts < context.tuning().maxAttempts()) {
            context.journal().progress(what + ": another session took the name first, looking at its index");
            action = Action.ADOPTED;
            return;
        }
        List<String> remaining = failures.cleanUp(attempt);
        boolean again = attempt.isWorthRetrying()
                && remaining.isEmpty()
                && attempts < context.tuning().maxAttempts();
        if (!again) {
            throw failures.notBuilt(attempt, attempts, remaining);
        }
        context.journal()
                .warning(what + ": attempt " + attempts + " of "
                        + context.tuning().maxAttempts() + " failed: " + attempt.describe()
                        + ". Cleaned up, trying again");
        context.backOff(attempts, context.budget());
    }

    private void refuseDuplicates() throws SQLException, IndexWorkException {
        if (definition.uniqueness() == Uniqueness.NOT_UNIQUE) {
            return;
        }
        List<String> duplicates = DuplicateSearch.duplicates(context.session().connection(), table, wanted);
        if (!duplicates.isEmpty()) {
            throw failures.duplicates(duplicates);
        }
    }

    private void verify() throws SQLException, IndexWorkException {
        Probe after = Probe.look(context, name, table, wanted);
        if (after.state() != Probe.State.VALID_SAME) {
            throw failures.notAsAsked(after);
        }
        IndexEntry index = after.index().orElseThrow();
        IndexAftercare aftercare = new IndexAftercare(context, index, table);
        if (action == Action.REPAIRED || action == Action.ADOPTED) {
            aftercare.sweepReindexLeftovers();
        }
        if (action == Action.BUILT || action == Action.REPAIRED) {
            aftercare.analyzeIfItMatters(wanted);
        }
        aftercare.amcheckIfAsked();
    }
}
