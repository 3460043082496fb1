package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.ScenarioContext;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Takes down what moderators did about a reference. Thread-safe. */
final class SupportDesk implements ApplicationPart {

    private static final double SHARE_OF_FIRST = 0.05;
    private static final long REFERENCES = 2_693;
    private static final long MODERATORS = 20;

    private static final String ACT = """
            insert into support_moderationaction (ref_id, moderator_id, action, reason)
            values (?, ?, 'note', 'Reported by an opponent for the language used in the chat of the match')""";
    private static final String LAST_ROW = "select coalesce(max(id), 0) from support_moderationaction";
    private static final String NEW_ROWS = "select count(*) from support_moderationaction where id > ?";

    private final Database database;
    private final long lastRowBefore;
    private final WriteTally commits = new WriteTally();

    private SupportDesk(Database database, long lastRowBefore) {
        this.database = database;
        this.lastRowBefore = lastRowBefore;
    }

    /** Takes the last action, and opens the connections. */
    static SupportDesk open(ScenarioContext context) throws SQLException {
        Settings settings = Settings.of(context);
        ConnectionSettings connections = ConnectionSettings.read(settings);
        settings.rejectMistakes();
        long lastRow =
                Database.aside(context.resource(DataSource.class), connection -> Sql.number(connection, LAST_ROW));
        return new SupportDesk(Database.open(context, connections), lastRow);
    }

    /** Inserts the action that the operation's random numbers draw. */
    Outcome act(Operation operation) throws SQLException {
        RandomGenerator random = operation.random();
        long reference = random.nextDouble() < SHARE_OF_FIRST ? 1 : random.nextLong(2, REFERENCES + 1);
        long moderator = random.nextLong(1, MODERATORS + 1);
        return database.inTransaction(commits, connection -> {
            Sql.update(connection, ACT, reference, moderator);
            return Outcome.ok();
        });
    }

    @Override
    public List<Invariant> invariants() throws SQLException {
        long least = commits.confirmed();
        long found = database.aside(connection -> Sql.number(connection, NEW_ROWS, lastRowBefore));
        return List.of(new Range(least, commits.possible())
                .holds("every action that was confirmed is in the table, once", found));
    }

    @Override
    public void close() {
        database.close();
    }
}
