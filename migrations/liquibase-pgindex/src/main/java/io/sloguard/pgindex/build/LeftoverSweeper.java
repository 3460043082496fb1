package io.sloguard.pgindex.build;

import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.LockRule;
import io.sloguard.pgindex.sql.Identifier;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Drops INVALID indexes that nobody uses any more: what a failed build or a failed REINDEX CONCURRENTLY left behind.
 *
 * <p>It touches no valid index, none that somebody is building, and none that a constraint or a partitioned index
 * depends on.
 */
final class LeftoverSweeper {

    private static final Pattern REINDEX_LEFTOVER = Pattern.compile("(.*)_cc(?:new|old)\\d*", Pattern.DOTALL);

    private final WorkContext context;

    LeftoverSweeper(WorkContext context) {
        this.context = context;
    }

    /** Drops the INVALID index of this name and what REINDEX left next to it; returns what could not be dropped. */
    List<String> sweep(IndexEntry index, WaitBudget budget) throws SQLException {
        List<String> remaining = new ArrayList<>(sweepReindexLeftovers(index, budget));
        if (!index.flags().isUsable()) {
            remaining.addAll(drop(index, budget));
        }
        return remaining;
    }

    /** Drops only what REINDEX CONCURRENTLY left next to an index; returns what could not be dropped. */
    List<String> sweepReindexLeftovers(IndexEntry index, WaitBudget budget) throws SQLException {
        List<String> remaining = new ArrayList<>();
        if (context.progress().isBeingIndexed(index.tableOid())) {
            return remaining;
        }
        for (IndexEntry candidate : context.catalog().indexesOf(index.tableOid())) {
            boolean ours = isLeftoverOf(candidate.name().name(), index.name().name())
                    && candidate.layout().equals(index.layout());
            if (ours && !candidate.flags().isUsable() && candidate.constraint().isEmpty()) {
                remaining.addAll(drop(candidate, budget));
            }
        }
        return remaining;
    }

    private List<String> drop(IndexEntry index, WaitBudget budget) throws SQLException {
        String what = "dropping INVALID index " + index.name();
        Attempt result = context.runPatiently(
                new Step(
                        "DROP INDEX CONCURRENTLY " + index.name().quoted(),
                        what,
                        List.of(index.tableOid()),
                        LockRule.EVERYBODY),
                budget);
        if (result.isSuccess()) {
            context.journal().progress("INVALID index " + index.name() + " (" + index.flags() + ") dropped");
            return List.of();
        }
        if (result.failedWith(Attempt.UNDEFINED_OBJECT)) {
            return List.of();
        }
        return List.of("INVALID index " + index.name() + " is left: " + result.describe());
    }

    static boolean isLeftoverOf(Identifier candidate, Identifier index) {
        Matcher matcher = REINDEX_LEFTOVER.matcher(candidate.name());
        if (!matcher.matches()) {
            return false;
        }
        String stem = matcher.group(1);
        boolean cut = candidate.name().getBytes(StandardCharsets.UTF_8).length == Identifier.MAX_BYTES;
        return stem.equals(index.name()) || (cut && index.name().startsWith(stem));
    }
}
