package io.sloguard.scenarios.tournament;

import io.sloguard.PerfException;
import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.ScenarioContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Moves coins between wallets. Thread-safe. */
final class Bank implements ApplicationPart {

    private static final int MAX_TRIES = 3;
    private static final int ALL_WALLETS = 1_000_000;

    private static final String READ_BALANCE = "select balance from wallets where id = ? for no key update";
    private static final String CHANGE_BALANCE = "update wallets set balance = balance + ? where id = ?";
    private static final String WRITE_HISTORY = """
            with transfer as (select nextval('economy_transfer_id_seq') as id)
            insert into economy_economytransaction (wallet_id, transfer_id, amount, kind, memo)
            select side.wallet_id, transfer.id, side.amount, 'transfer', 'Stake of a match, paid out after the final'
            from transfer cross join (values (?::bigint, ?::bigint), (?, ?)) side (wallet_id, amount)""";

    private static final String WALLETS = "select id from wallets order by id limit ?";
    private static final String TOTAL = "select coalesce(sum(balance), 0) from wallets";
    private static final String LAST_ROW = "select coalesce(max(id), 0) from economy_economytransaction";
    private static final String NEW_TRANSFERS =
            "select count(distinct transfer_id) from economy_economytransaction where id > ?";
    private static final String UNBALANCED_TRANSFERS = """
            select count(*) from (
              select from economy_economytransaction group by transfer_id having count(*) <> 2 or sum(amount) <> 0
            ) broken""";
    private static final String WALLETS_OFF_THEIR_HISTORY = """
            select count(*) from wallets w
            left join (select wallet_id, sum(amount) as total from economy_economytransaction group by wallet_id) h
              on h.wallet_id = w.id
            where w.balance <> w.opening_balance + coalesce(h.total, 0)""";

    private final Database database;
    private final TransferDraw draw;
    private final long totalBefore;
    private final long lastRowBefore;
    private final WriteTally commits = new WriteTally();

    private Bank(Database database, TransferDraw draw, long totalBefore, long lastRowBefore) {
        this.database = database;
        this.draw = draw;
        this.totalBefore = totalBefore;
        this.lastRowBefore = lastRowBefore;
    }

    /** Takes the sum of the balances, and opens the connections. */
    static Bank open(ScenarioContext context) throws SQLException {
        Settings settings = Settings.of(context);
        var isolation = settings.value("isolation", Isolation.READ_COMMITTED, Isolation.accepted(), Isolation::parse);
        ConnectionSettings connections = ConnectionSettings.read(settings, isolation);
        double overdraftShare = settings.share("overdrafts", 0.001);
        double hotShare = settings.share("hot", 0.3);
        int wanted = settings.number("wallets", ALL_WALLETS, 2, ALL_WALLETS);
        settings.rejectMistakes();
        var target = context.resource(DataSource.class);
        long[] wallets = Database.aside(target, connection -> Sql.numbers(connection, WALLETS, wanted));
        if (wallets.length < 2) {
            throw new PerfException("Table wallets has " + wallets.length + " rows, and a transfer needs at least 2."
                    + " Apply the changelog db/changelog/tournament.yaml to the target.");
        }
        long total = Database.aside(target, connection -> Sql.number(connection, TOTAL));
        long lastRow = Database.aside(target, connection -> Sql.number(connection, LAST_ROW));
        var draw = new TransferDraw(wallets, overdraftShare, hotShare);
        return new Bank(Database.open(context, connections), draw, total, lastRow);
    }

    /** Makes the transfer that the operation's random numbers draw. */
    Outcome transfer(Operation operation) throws SQLException {
        Transfer transfer = draw.next(operation.random());
        for (int tries = 1; ; tries++) {
            try {
                return database.inTransaction(commits, connection -> book(connection, transfer));
            } catch (SQLException e) {
                Conflict conflict = Conflict.of(e).orElseThrow(() -> e);
                operation.count(conflict.counter());
                if (tries == MAX_TRIES) {
                    return Outcome.failed(
                            conflict.kind(),
                            "wallet " + transfer.payer() + " to " + transfer.payee() + ": given up by the server at"
                                    + " each of " + MAX_TRIES + " tries");
                }
                operation.count("retries");
            }
        }
    }

    @Override
    public List<Invariant> invariants() throws SQLException {
        long least = commits.confirmed();
        long found = database.aside(connection -> Sql.number(connection, NEW_TRANSFERS, lastRowBefore));
        var told = new Range(least, commits.possible());
        long unbalanced = number(UNBALANCED_TRANSFERS);
        long off = number(WALLETS_OFF_THEIR_HISTORY);
        return List.of(
                Invariant.equal("the sum of all balances is unchanged", totalBefore, number(TOTAL)),
                new Invariant(
                        "every transfer has exactly two rows, which sum to zero",
                        unbalanced == 0,
                        unbalanced + " transfers have not"),
                new Invariant(
                        "every balance is the opening balance and the history of its wallet",
                        off == 0,
                        off + " wallets differ"),
                told.holds("every transfer that was confirmed is in the history, once", found));
    }

    @Override
    public void close() {
        database.close();
    }

    private static Outcome book(Connection connection, Transfer transfer) throws SQLException {
        long balance = Sql.number(connection, READ_BALANCE, transfer.payer());
        if (balance < transfer.coins()) {
            return Outcome.failed(
                    "insufficient balance",
                    "wallet " + transfer.payer() + " has " + balance + " coins and is to pay " + transfer.coins());
        }
        Sql.update(connection, CHANGE_BALANCE, -transfer.coins(), transfer.payer());
        Sql.update(connection, CHANGE_BALANCE, transfer.coins(), transfer.payee());
        Sql.update(connection, WRITE_HISTORY, transfer.payer(), -transfer.coins(), transfer.payee(), transfer.coins());
        return Outcome.ok();
    }

    private long number(String sql) throws SQLException {
        return database.aside(connection -> Sql.number(connection, sql));
    }

    /** Why the server gave up a transaction that can be tried again. */
    private enum Conflict {
        DEADLOCK("deadlock", "deadlocks"),
        SERIALIZATION_FAILURE("serialization failure", "serialization failures");

        private final String kind;
        private final String counter;

        Conflict(String kind, String counter) {
            this.kind = kind;
            this.counter = counter;
        }

        String kind() {
            return kind;
        }

        String counter() {
            return counter;
        }

        static Optional<Conflict> of(SQLException error) {
            if (SqlState.isDeadlock(error)) {
                return Optional.of(DEADLOCK);
            }
            return SqlState.isSerializationFailure(error) ? Optional.of(SERIALIZATION_FAILURE) : Optional.empty();
        }
    }
}
