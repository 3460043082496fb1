package io.sloguard.scenarios.tournament;

import java.time.Duration;

/**
 * How a scenario connects. Immutable.
 *
 * @param pooling where a connection comes from; {@code pool:}, 10 connections unless told otherwise
 * @param poolWait how long an operation waits for a connection of the pool before it fails; {@code pool-wait:}, 10 s
 * @param statementTimeout after which the server cancels a statement; {@code statement-timeout:}, 10 s
 * @param socketTimeout after which a server that does not answer at all is given up; {@code socket-timeout:}, 20 s, more
 *     than {@code statementTimeout}, so that the server answers first and the fate of the statement is known
 * @param isolation the isolation level of transactions
 */
record ConnectionSettings(
        Pooling pooling, Duration poolWait, Duration statementTimeout, Duration socketTimeout, Isolation isolation) {

    private static final Pooling DEFAULT_POOLING = new Pooling.Fixed(10);
    private static final Duration DEFAULT_POOL_WAIT = Duration.ofSeconds(10);
    private static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEFAULT_SOCKET_TIMEOUT = Duration.ofSeconds(20);
    /** HikariCP refuses less. */
    private static final Duration LEAST_POOL_WAIT = Duration.ofMillis(250);

    /** Reads the settings that every scenario of the domain has; transactions are read committed. */
    static ConnectionSettings read(Settings settings) {
        return read(settings, Isolation.READ_COMMITTED);
    }

    /** Reads these settings for transactions of the given isolation level. */
    static ConnectionSettings read(Settings settings, Isolation isolation) {
        Pooling pooling = settings.value("pool", DEFAULT_POOLING, Pooling.ACCEPTED, Pooling::parse);
        Duration poolWait = settings.duration("pool-wait", DEFAULT_POOL_WAIT);
        Duration statementTimeout = settings.duration("statement-timeout", DEFAULT_STATEMENT_TIMEOUT);
        Duration socketTimeout = settings.duration("socket-timeout", DEFAULT_SOCKET_TIMEOUT);
        if (poolWait.compareTo(LEAST_POOL_WAIT) < 0) {
            settings.mistake("pool-wait: must be at least 250ms");
        }
        if (socketTimeout.compareTo(statementTimeout) <= 0) {
            settings.mistake("socket-timeout: must be longer than statement-timeout, so that the server answers first");
        }
        return new ConnectionSettings(pooling, poolWait, statementTimeout, socketTimeout, isolation);
    }

    /** Returns the SQL that brings a new session into the wanted state. */
    String sessionSql() {
        return "set statement_timeout = " + statementTimeout.toMillis() + "; set default_transaction_isolation = '"
                + isolation.sql() + "'";
    }

    int socketTimeoutMillis() {
        return Math.toIntExact(socketTimeout.toMillis());
    }
}
