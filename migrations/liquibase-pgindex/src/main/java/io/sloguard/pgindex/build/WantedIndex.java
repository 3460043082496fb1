package io.sloguard.pgindex.build;

import io.sloguard.pgindex.build.IndexWorkException.Reason;
import io.sloguard.pgindex.catalog.CanonicalIndex;
import io.sloguard.pgindex.catalog.Canonicalizer;
import io.sloguard.pgindex.catalog.IndexEntry;
import io.sloguard.pgindex.catalog.TableEntry;
import io.sloguard.pgindex.sql.IndexDefinition;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An index that is to be there, and how the server words it. The server is asked when the wording is first needed,
 * because that costs more than everything else before a build. Not thread-safe.
 */
final class WantedIndex {

    private final WorkContext context;
    private final IndexDefinition definition;
    private final TableEntry table;
    private @Nullable CanonicalIndex canonical;

    WantedIndex(WorkContext context, IndexDefinition definition, TableEntry table) {
        this.context = context;
        this.definition = definition;
        this.table = table;
    }

    CanonicalIndex canonical() throws SQLException, IndexWorkException {
        CanonicalIndex known = canonical;
        if (known == null) {
            known = ask();
            canonical = known;
        }
        return known;
    }

    boolean isMadeLike(IndexEntry index) throws SQLException, IndexWorkException {
        return index.tableOid() == table.oid() && canonical().describes(index);
    }

    /** Words that the server does not accept the definition. */
    IndexWorkException refused(SQLException refusal) {
        return new IndexWorkException(
                Reason.DEFINITION_REFUSED,
                "The server does not accept the definition of index " + definition.index() + " on " + table.name()
                        + ": " + refusal.getMessage() + ". Nothing was changed; statement: "
                        + definition.createConcurrently(),
                refusal);
    }

    private CanonicalIndex ask() throws SQLException, IndexWorkException {
        try {
            return new Canonicalizer(context.session().connection(), context.version()).canonical(definition, table);
        } catch (SQLException failed) {
            if (LockedTable.isCauseOf(failed)) {
                throw failed;
            }
            throw refused(failed);
        }
    }
}
