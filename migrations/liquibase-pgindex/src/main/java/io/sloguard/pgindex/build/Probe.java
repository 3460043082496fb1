package io.sloguard.pgindex.build;

import io.sloguard.pgindex.catalog.BuildProgress;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.TableEntry;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What stands where the index should be.
 *
 * @param state what it is
 * @param index the index of that name, if there is one
 * @param builder the session that builds it, if one does
 */
record Probe(State state, Optional<IndexEntry> index, Optional<BuildProgress> builder) {

    /** What can stand where an index should be. */
    enum State {
        /** Nothing. */
        ABSENT,
        /** The index as asked for, usable. */
        VALID_SAME,
        /** A usable index that is made differently or belongs to another table. */
        VALID_OTHER,
        /** An INVALID index that somebody is building. */
        UNDER_CONSTRUCTION,
        /** An INVALID index that nobody works on. */
        INVALID,
        /** Something that is not an index. */
        NAME_TAKEN
    }

    static Probe look(WorkContext context, RelationName name, TableEntry table, WantedIndex wanted)
            throws SQLException, IndexWorkException {
        Optional<IndexEntry> found = context.catalog().index(name);
        if (found.isEmpty()) {
            boolean taken = context.catalog().isTakenByOtherKind(name);
            return new Probe(taken ? State.NAME_TAKEN : State.ABSENT, found, Optional.empty());
        }
        IndexEntry index = found.get();
        boolean sameTable = index.tableOid() == table.oid();
        if (index.flags().isUsable() || !sameTable) {
            boolean same = wanted.isMadeLike(index);
            return new Probe(same ? State.VALID_SAME : State.VALID_OTHER, found, Optional.empty());
        }
        Optional<BuildProgress> builder = context.progress().builderOf(index.oid(), table.oid());
        boolean isBusy = builder.isPresent() || context.progress().isIndexCatalogBusy();
        // A builder that ended between the two queries has made the index valid: never drop it then.
        if (!context.catalog().index(name).equals(found)) {
            return look(context, name, table, wanted);
        }
        return new Probe(isBusy ? State.UNDER_CONSTRUCTION : State.INVALID, found, builder);
    }
}
