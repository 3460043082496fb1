package io.sloguard.pgindex.build;

import io.sloguard.pgindex.sql.IndexDefinition;
import io.sloguard.pgindex.sql.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** One piece of index work as a value: it can be carried out, or printed as SQL for a person. */
public sealed interface IndexTask {

    /**
     * Carries the task out.
     *
     * @param work how to work
     * @return what was done
     * @throws IndexWorkException if it could not be done
     */
    Outcome carryOut(IndexWork work) throws IndexWorkException;

    /**
     * Returns plain SQL that does the same when everything goes well.
     *
     * @param connection a connection to look at the tables, or empty if there is none
     * @return statements without semicolons, to be run outside a transaction
     * @throws SQLException if the server does not answer
     */
    List<String> plainSql(Optional<Connection> connection) throws SQLException;

    /**
     * Build an index.
     *
     * @param definition the index
     */
    record Build(IndexDefinition definition) implements IndexTask {
        @Override
        public Outcome carryOut(IndexWork work) throws IndexWorkException {
            return work.build(definition);
        }

        @Override
        public List<String> plainSql(Optional<Connection> connection) throws SQLException {
            return connection.isEmpty()
                    ? List.of(definition.createConcurrently())
                    : IndexScript.create(connection.get(), definition);
        }
    }

    /**
     * Drop an index.
     *
     * @param index the index
     */
    record Drop(RelationName index) implements IndexTask {
        @Override
        public Outcome carryOut(IndexWork work) throws IndexWorkException {
            return work.drop(index);
        }

        @Override
        public List<String> plainSql(Optional<Connection> connection) throws SQLException {
            boolean partitioned = connection.isPresent() && IndexScript.isPartitioned(connection.get(), index);
            return List.of("DROP INDEX " + (partitioned ? "" : "CONCURRENTLY ") + index.quoted());
        }
    }

    /**
     * Rebuild an index.
     *
     * @param index the index
     */
    record Reindex(RelationName index) implements IndexTask {
        @Override
        public Outcome carryOut(IndexWork work) throws IndexWorkException {
            return work.reindex(index);
        }

        @Override
        public List<String> plainSql(Optional<Connection> connection) {
            return List.of("REINDEX INDEX CONCURRENTLY " + index.quoted());
        }
    }

    /**
     * Add a unique constraint.
     *
     * @param constraint the constraint
     */
    record AddConstraint(UniqueConstraint constraint) implements IndexTask {
        @Override
        public Outcome carryOut(IndexWork work) throws IndexWorkException {
            return work.add(constraint);
        }

        @Override
        public List<String> plainSql(Optional<Connection> connection) {
            return List.of(constraint.index().createConcurrently(), constraint.addUsingIndex());
        }
    }

    /**
     * Drop a unique constraint.
     *
     * @param constraint the constraint
     */
    record DropConstraint(UniqueConstraint constraint) implements IndexTask {
        @Override
        public Outcome carryOut(IndexWork work) throws IndexWorkException {
            return work.drop(constraint);
        }

        @Override
        public List<String> plainSql(Optional<Connection> connection) {
            return List.of(constraint.drop());
        }
    }
}
