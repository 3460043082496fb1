package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.SloGuard;
import io.sloguard.result.LockWait;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.MigrationTrial;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes each index migration many times under load, and as often its control: every proof must pass, and every control must
 * break the same objectives. Not part of a build, because it takes ten minutes: {@code -Dtest=MigrationRepeats}. Prints the
 * table of docs/migrations-under-load.md.
 */
class MigrationRepeats {

    private static final int REPEATS = Integer.getInteger("repeats", 20);

    private static final String WALLETS = """
            apply: db/changelog/economy-transaction-index.yaml
            class: io.sloguard.scenarios.tournament.EconomyTransfer
            set: {overdrafts: 0%, hot: 0%}
            """;
    private static final String ACTIONS = """
            apply: db/changelog/moderation-action-index.yaml
            class: io.sloguard.scenarios.tournament.ModerationAction
            """;

    @TempDir
    private Path directory;

    @Test
    void index_of_90_000_rows_behind_an_open_transaction() throws IOException, InterruptedException {
        repeat("90 000 rows, a transaction open for 1.5 s", "db/changelog/tournament.yaml", WALLETS + """
                load: {rate: 200/s, warmup: 1s, duration: 3500ms}
                start: 800ms
                openTransaction: {table: economy_economytransaction, for: 1500ms}
                objectives: [p99 <= 300ms, max <= 500ms, errors <= 0%, lock wait <= 100ms, no invalid index]
                """);
    }

    @Test
    void index_of_90_000_rows_with_nothing_in_the_way() throws IOException, InterruptedException {
        repeat("90 000 rows, nothing in the way", "db/changelog/tournament.yaml", WALLETS + """
                load: {rate: 200/s, warmup: 1s, duration: 2s}
                start: 700ms
                objectives: [errors <= 0%, lock wait <= 40ms, no invalid index]
                """);
    }

    @Test
    void index_of_a_million_rows_with_nothing_in_the_way() throws IOException, InterruptedException {
        repeat("1 000 000 rows, nothing in the way", "changelogs/million-actions.yaml", ACTIONS + """
                load: {rate: 200/s, warmup: 1s, duration: 4s}
                start: 700ms
                objectives: [max <= 600ms, errors <= 0%, lock wait <= 300ms, no invalid index]
                """);
    }

    private void repeat(String what, String changelog, String migration) throws IOException, InterruptedException {
        StringBuilder plan = new StringBuilder("target: embedded\nchangelog: " + changelog + "\nmigrations:\n");
        for (int i = 1; i <= REPEATS; i++) {
            plan.append("  repeat-").append(i).append(":\n").append(migration.indent(4));
        }
        JudgedRun run = SloGuard.read(Files.writeString(directory.resolve("perf.yaml"), plan))
                .run();

        System.out.println("| " + what + " | " + figures(run, MigrationResult::proof) + " | "
                + figures(run, MigrationResult::control) + " |");
        List<Verdict> wrong = run.judgement().verdicts().stream()
                .filter(verdict -> verdict.state() != VerdictState.PASS)
                .toList();
        wrong.forEach(verdict -> System.out.println(verdict.objective().subject() + " "
                + verdict.objective().objective() + " " + verdict.state() + ": " + verdict.reason()));
        assertThat(run.judgement().brokenInvariants()).isEmpty();
        assertThat(wrong).isEmpty();
        assertThat(run.result().migrations())
                .hasSize(REPEATS)
                .allMatch(one -> one.control().isPresent());
    }

    private static String figures(JudgedRun run, Function<MigrationResult, Optional<MigrationTrial>> which) {
        List<MigrationTrial> trials = run.result().migrations().stream()
                .map(which)
                .flatMap(Optional::stream)
                .toList();
        return range(trials, trial -> trial.during().nanos())
                + " | " + range(trials, MigrationRepeats::longestWait)
                + " | "
                + range(
                        trials,
                        trial -> trial.windows().during().latencies().response().maxNanos())
                + " | " + range(trials, trial -> trial.watch().gaps().longestNanos())
                + " | " + range(trials, trial -> trial.watch().gaps().p99Nanos())
                + " | " + range(trials, trial -> trial.watch().gaps().longestMissedNanos());
    }

    private static long longestWait(MigrationTrial trial) {
        return trial.waits().stream().mapToLong(LockWait::leastNanos).max().orElse(0);
    }

    private static String range(List<MigrationTrial> trials, ToLongFunction<MigrationTrial> figure) {
        LongSummaryStatistics range = trials.stream().mapToLong(figure).summaryStatistics();
        return String.format(Locale.ROOT, "%.0f to %.0f", range.getMin() / 1e6, range.getMax() / 1e6);
    }
}
