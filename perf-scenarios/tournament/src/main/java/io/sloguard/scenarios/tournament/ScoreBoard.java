package io.sloguard.scenarios.tournament;

import io.sloguard.PerfException;
import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.ScenarioContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Writes results of the matches that are being played, with optimistic locking. Thread-safe. */
final class ScoreBoard implements ApplicationPart {

    private static final int MAX_TRIES = 3;
    private static final int MAX_SCORE = 16;

    private static final String READ_VERSION = "select version from matches where id = ?";
    private static final String WRITE_RESULT = """
            update matches set home_score = ?, away_score = ?, version = version + 1, updated = now()
            where id = ? and version = ?""";
    private static final String MATCHES_IN_PLAY = "select id from matches order by id limit ?";
    private static final String VERSIONS = "select version from matches where id <= ? order by id limit ?";

    private final Database database;
    private final long[] matches;
    private final long[] versionsBefore;
    private final WriteTally[] submitted;

    private ScoreBoard(Database database, long[] matches, long[] versionsBefore) {
        this.database = database;
        this.matches = matches;
        this.versionsBefore = versionsBefore;
        this.submitted = new WriteTally[matches.length];
        Arrays.setAll(submitted, index -> new WriteTally());
    }

    /** Reads which matches are being played and which version each has, and opens the connections. */
    static ScoreBoard open(ScenarioContext context) throws SQLException {
        Settings settings = Settings.of(context);
        ConnectionSettings connections = ConnectionSettings.read(settings);
        int wanted = settings.number("matches", 200, 1, 100_000);
        settings.rejectMistakes();
        var target = context.resource(DataSource.class);
        long[] matches = Database.aside(target, connection -> Sql.numbers(connection, MATCHES_IN_PLAY, wanted));
        if (matches.length < wanted) {
            throw new PerfException("Table matches has " + matches.length + " rows, and matches: " + wanted
                    + " are to be in play. Lower the setting, or apply the changelog db/changelog/tournament.yaml.");
        }
        long[] versions = Database.aside(target, connection -> versions(connection, matches));
        return new ScoreBoard(Database.open(context, connections), matches, versions);
    }

    /** Submits a result of a match drawn at random. */
    Outcome submit(Operation operation) throws SQLException {
        RandomGenerator random = operation.random();
        int match = random.nextInt(matches.length);
        int homeScore = random.nextInt(MAX_SCORE);
        int awayScore = random.nextInt(MAX_SCORE);
        return database.perStatement(connection -> {
            for (int tries = 1; tries <= MAX_TRIES; tries++) {
                if (tries > 1) {
                    operation.count("retries");
                }
                long version = Sql.number(connection, READ_VERSION, matches[match]);
                if (submitted[match].count(() ->
                        Sql.update(connection, WRITE_RESULT, homeScore, awayScore, matches[match], version) == 1)) {
                    return Outcome.ok();
                }
            }
            return Outcome.failed(
                    "version conflict",
                    "match " + matches[match] + " had another version at each of " + MAX_TRIES + " tries");
        });
    }

    @Override
    public List<Invariant> invariants() throws SQLException {
        long[] least = Arrays.stream(submitted).mapToLong(WriteTally::confirmed).toArray();
        long[] versions = database.aside(connection -> versions(connection, matches));
        List<String> gaps = new ArrayList<>();
        for (int match = 0; match < matches.length; match++) {
            var told = new Range(least[match], submitted[match].possible());
            long found = versions[match] - versionsBefore[match];
            if (!told.contains(found)) {
                gaps.add("match " + matches[match] + ": expected " + told + ", found " + found);
            }
        }
        long confirmed = Arrays.stream(least).sum();
        String detail = gaps.isEmpty()
                ? confirmed + " results of " + matches.length + " matches, each raised one version"
                : gaps.size() + " of " + matches.length + " matches differ; " + gaps.get(0);
        return List.of(
                new Invariant("every confirmed result raised one version, without gaps", gaps.isEmpty(), detail));
    }

    @Override
    public void close() {
        database.close();
    }

    /** Returns the versions of the matches in play, which are those with the lowest identifiers. */
    private static long[] versions(Connection connection, long[] matches) throws SQLException {
        return Sql.numbers(connection, VERSIONS, matches[matches.length - 1], matches.length);
    }
}
