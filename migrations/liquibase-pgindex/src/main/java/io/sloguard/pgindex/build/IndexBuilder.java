package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.Outcome.Action;
import io.sloguard.pgindex.build.Tuning.Gate;
import io.sloguard.pgindex.build.Tuning.OnInvalid;
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
import java.util.Optional;

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
    private final WantedIndex wanted;
    private final BuildFailures failures;
    private Action action = Action.BUILT;
    private int attempts;
    private boolean done;

    IndexBuilder(WorkContext context, IndexDefinition definition, TableEntry table) {
        this.context = context;
        this.table = table;
        this.definition = definition.on(table.name(), definition.index());
        this.name = this.definition.indexName();
        this.what = "index " + name;
        this.wanted = new WantedIndex(context, this.definition, table);
        this.failures = new BuildFailures(context, name, table);
    }

    Outcome build() throws SQLException, IndexWorkException {
        while (!done) {
            act(Probe.look(context, name, table, wanted));
        }
        verify();
        return new Outcome(action, name, attempts, context.elapsed());
    }

    private void act(Probe probe) throws SQLException, IndexWorkException {
        switch (probe.state()) {
            case ABSENT -> create();
            case VALID_SAME -> accept();
            case UNDER_CONSTRUCTION -> adopt(probe);
            case INVALID -> repair(probe.index().orElseThrow());
            case VALID_OTHER ->
                throw failures.mismatch(wanted.canonical(), probe.index().orElseThrow());
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
            // a definition that is refused anyhow is not worth waiting for
            context.gate(context.budget()).pass(step, wanted::canonical);
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
        if (attempt.isRefused()) {
            throw wanted.refused(attempt.error().orElseThrow());
        }
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
        List<String> duplicates = DuplicateSearch.duplicates(context.session().connection(), table, wanted.canonical());
        if (!duplicates.isEmpty()) {
            throw failures.duplicates(duplicates);
        }
    }

    /** An index that a probe found as asked for needs no second look; one that was built here does. */
    private void verify() throws SQLException, IndexWorkException {
        Optional<IndexEntry> after = context.catalog().index(name);
        boolean usable = after.filter(index ->
                        index.tableOid() == table.oid() && index.flags().isUsable())
                .isPresent();
        if (!usable) {
            throw failures.notAsAsked(after);
        }
        IndexAftercare aftercare = new IndexAftercare(context, after.orElseThrow(), table);
        if (action == Action.REPAIRED || action == Action.ADOPTED) {
            aftercare.sweepReindexLeftovers();
        }
        if (action == Action.BUILT || action == Action.REPAIRED) {
            aftercare.analyzeIfItMatters();
        }
        aftercare.amcheckIfAsked();
    }
}
