package io.sloguard.pgindex.lockservice;

import io.sloguard.pgindex.config.PgIndexConfiguration;
import io.sloguard.pgindex.runtime.IndexTaskRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.DatabaseChangeLogLock;
import liquibase.lockservice.StandardLockService;

/**
 * Liquibase's changelog lock as a session advisory lock of PostgreSQL: when the migrator dies, so does the lock.
 *
 * <p>Used if {@code pgindex.lockService} is {@code session}. A node that waits polls, and ends its transaction after
 * every poll, because an open one would hold a snapshot and make the concurrent build of the other node wait for it.
 * Needs a direct connection: behind a pooler in transaction mode an advisory lock excludes nobody. All nodes of a
 * deployment must use the same kind of lock.
 */
public final class PgSessionLockService extends StandardLockService {

    /** First half of the key; tells our locks from those of applications. ASCII "pgix". */
    static final int KEY_CLASS = 0x70676978;

    private static final String HOLDERS = """
            select l.pid, coalesce(a.backend_start, now()), coalesce(a.application_name, ''), coalesce(host(a.client_addr), 'local')
            from pg_locks l left join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 2
              and l.classid::bigint = ? and l.objid::bigint = ?
              and l.database = (select oid from pg_database where datname = current_database())""";

    /** Made by Liquibase's service loader. */
    public PgSessionLockService() {}

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE + 1;
    }

    @Override
    public boolean supports(Database candidate) {
        return "postgresql".equals(candidate.getShortName())
                && IndexTaskRunner.connectionOf(candidate).isPresent()
                && PgIndexConfiguration.isSessionLockWanted();
    }

    @Override
    public void init() throws DatabaseException {
        // the lock needs no table
    }

    @Override
    public boolean acquireLock() throws LockException {
        if (hasChangeLogLock) {
            return true;
        }
        try {
            database.rollback();
            if (!call("select pg_try_advisory_lock(?, ?)")) {
                return false;
            }
            hasChangeLogLock = true;
            Scope.getCurrentScope().getLog(getClass()).info("Acquired the changelog lock of this session");
            Scope.getCurrentScope()
                    .getSingleton(ChangeLogHistoryServiceFactory.class)
                    .resetAll();
            database.setCanCacheLiquibaseTableInfo(true);
            return true;
        } catch (DatabaseException | SQLException failed) {
            throw new LockException("The changelog lock could not be taken: " + failed.getMessage(), failed);
        } finally {
            endTransaction();
        }
    }

    @Override
    public void releaseLock() throws LockException {
        boolean held = hasChangeLogLock;
        hasChangeLogLock = false;
        database.setCanCacheLiquibaseTableInfo(false);
        if (!held) {
            return;
        }
        try {
            database.rollback();
            if (!call("select pg_advisory_unlock(?, ?)")) {
                throw new LockException("The changelog lock was not held by this session any more: the connection was"
                        + " replaced during the migration, as by a pooler in transaction mode");
            }
            Scope.getCurrentScope().getLog(getClass()).info("Released the changelog lock of this session");
        } catch (DatabaseException | SQLException failed) {
            throw new LockException("The changelog lock could not be released: " + failed.getMessage(), failed);
        } finally {
            endTransaction();
        }
    }

    @Override
    public DatabaseChangeLogLock[] listLocks() throws LockException {
        List<DatabaseChangeLogLock> locks = new ArrayList<>();
        try (PreparedStatement statement = connection().prepareStatement(HOLDERS)) {
            statement.setLong(1, KEY_CLASS);
            statement.setLong(2, Integer.toUnsignedLong(key()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String holder = "pid " + row.getInt(1) + " (application '" + row.getString(3) + "', "
                            + row.getString(4) + ")";
                    locks.add(new DatabaseChangeLogLock(1, row.getTimestamp(2), holder));
                }
            }
        } catch (SQLException failed) {
            throw new LockException("The changelog lock could not be looked up: " + failed.getMessage(), failed);
        } finally {
            endTransaction();
        }
        return locks.toArray(new DatabaseChangeLogLock[0]);
    }

    /** Releases our own lock, and the row of Liquibase's standard lock; another session's lock ends with its session. */
    @Override
    public void forceReleaseLock() throws LockException, DatabaseException {
        releaseLock();
        for (DatabaseChangeLogLock lock : listLocks()) {
            Scope.getCurrentScope()
                    .getLog(getClass())
                    .warning("The changelog lock is held by " + lock.getLockedBy()
                            + " and ends with that session: end it with pg_terminate_backend if it must go");
        }
    }

    @Override
    public void destroy() {
        reset();
    }

    private boolean call(String sql) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            statement.setInt(1, KEY_CLASS);
            statement.setInt(2, key());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Changelogs that keep their history in different tables do not exclude each other. */
    private int key() {
        return Objects.hash(database.getLiquibaseSchemaName(), database.getDatabaseChangeLogLockTableName());
    }

    private Connection connection() {
        return IndexTaskRunner.connectionOf(database).orElseThrow();
    }

    private void endTransaction() {
        try {
            database.rollback();
        } catch (DatabaseException failed) {
            Scope.getCurrentScope()
                    .getLog(getClass())
                    .warning("The transaction of the lock poll did not end: " + failed.getMessage());
        }
    }
}
