package io.sloguard.scenarios.tournament;

import io.sloguard.PerfException;
import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.ScenarioContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Registers players for the tournaments that a run has opened. Thread-safe. */
final class RegistrationDesk implements ApplicationPart {

    private static final String READ_PLAYER = "select id from users where id = ? and is_active";
    private static final String TAKE_PLACE =
            "update tournaments set registered = registered + 1 where id = ? and registered < capacity";
    private static final String REGISTER = "insert into registrations (tournament_id, user_id) values (?, ?)";

    private static final String OPEN_TOURNAMENTS = """
            insert into tournaments (name, capacity, registered, starts_at)
            select 'Open cup ' || n, ?, 1, now() + interval '7 days' from generate_series(1, ?) n
            returning id""";
    private static final String COUNT_REGISTRATIONS =
            "select count(*) from registrations where tournament_id = any (?)";
    private static final String COUNT_OVERBOOKED = """
            select count(*) from tournaments t
            left join (select tournament_id, count(*) as n from registrations group by tournament_id) r
              on r.tournament_id = t.id
            where t.registered > t.capacity or t.registered <> coalesce(r.n, 0)""";

    private final Database database;
    private final double duplicateShare;
    private final long[] players;
    private final long[] tournaments;
    private final WriteTally commits = new WriteTally();

    private RegistrationDesk(Database database, double duplicateShare, long[] players, long[] tournaments) {
        this.database = database;
        this.duplicateShare = duplicateShare;
        this.players = players;
        this.tournaments = tournaments;
    }

    /** Opens tournaments, registers in each the player who will come again, and opens the connections. */
    static RegistrationDesk open(ScenarioContext context) throws SQLException {
        Settings settings = Settings.of(context);
        ConnectionSettings connections = ConnectionSettings.read(settings);
        double duplicateShare = settings.share("duplicates", 0.001);
        int tournaments = settings.number("tournaments", 64, 1, 100_000);
        int capacity = settings.number("capacity", 10_000, 1, 1_000_000);
        settings.rejectMistakes();
        var target = context.resource(DataSource.class);
        long[] players = Database.aside(target, RegistrationDesk::players);
        long[] opened = Database.aside(
                target, connection -> openTournaments(connection, tournaments, capacity, players[players.length - 1]));
        return new RegistrationDesk(Database.open(context, connections), duplicateShare, players, opened);
    }

    /** Registers the player whose turn it is, or, now and then, one who is registered already. */
    Outcome register(Operation operation) throws SQLException {
        boolean isDuplicate = operation.random().nextDouble() < duplicateShare;
        // The last player is registered everywhere already; the others take every tournament once, in turns.
        int others = players.length - 1;
        long turn = operation.number();
        long round = turn / others;
        int other = Math.toIntExact(turn % others);
        if (round >= tournaments.length) {
            return Outcome.failed(
                    "no player left",
                    "all " + others + " players are registered for all " + tournaments.length
                            + " tournaments of the run; raise \"tournaments\" below set:");
        }
        long tournament = tournaments[Math.toIntExact((round + other) % tournaments.length)];
        return register(players[isDuplicate ? others : other], tournament);
    }

    @Override
    public List<Invariant> invariants() throws SQLException {
        long least = commits.confirmed();
        long found = database.aside(this::registrationsOfThisRun);
        var told = new Range(least, commits.possible());
        long overbooked = database.aside(connection -> Sql.number(connection, COUNT_OVERBOOKED));
        return List.of(
                told.holds("every registration that was confirmed is in the table, once", found),
                new Invariant(
                        "registrations are within the capacity of every tournament",
                        overbooked == 0,
                        overbooked + " tournaments have more than their capacity or another number than they count"));
    }

    @Override
    public void close() {
        database.close();
    }

    private Outcome register(long player, long tournament) throws SQLException {
        try {
            return database.inTransaction(commits, connection -> register(connection, player, tournament));
        } catch (SQLException e) {
            if (SqlState.isUniqueViolation(e)) {
                return Outcome.failed(
                        "duplicate registration", "player " + player + " is registered for tournament " + tournament);
            }
            throw e;
        }
    }

    private static Outcome register(Connection connection, long player, long tournament) throws SQLException {
        if (Sql.numbers(connection, READ_PLAYER, player).length == 0) {
            return Outcome.failed("inactive player", "player " + player + " does not exist or may not play");
        }
        if (Sql.update(connection, TAKE_PLACE, tournament) == 0) {
            return Outcome.failed("tournament full", "no place is left in tournament " + tournament);
        }
        Sql.update(connection, REGISTER, tournament, player);
        return Outcome.ok();
    }

    private long registrationsOfThisRun(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT_REGISTRATIONS)) {
            statement.setArray(1, Sql.array(connection, tournaments));
            try (var rows = statement.executeQuery()) {
                rows.next();
                // One in each tournament was there before the load.
                return rows.getLong(1) - tournaments.length;
            }
        }
    }

    private static long[] players(Connection connection) throws SQLException {
        long[] players = Sql.numbers(connection, "select id from users where is_active order by id");
        if (players.length < 2) {
            throw new PerfException("Table users has " + players.length + " active players, and registration needs at"
                    + " least 2. Apply the changelog db/changelog/tournament.yaml to the target.");
        }
        return players;
    }

    private static long[] openTournaments(Connection connection, int count, int capacity, long firstPlayer)
            throws SQLException {
        long[] opened = Sql.numbers(connection, OPEN_TOURNAMENTS, capacity, count);
        for (long tournament : opened) {
            Sql.update(connection, REGISTER, tournament, firstPlayer);
        }
        return opened;
    }
}
