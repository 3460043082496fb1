package io.sloguard.report;

import io.sloguard.result.diagnosis.BlockedTime;
import io.sloguard.result.diagnosis.Blocker;
import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.Cause.Kind;
import io.sloguard.result.diagnosis.CauseTime;
import io.sloguard.result.diagnosis.Counter;
import io.sloguard.result.diagnosis.DatabaseActivity;
import io.sloguard.result.diagnosis.DiagnosedRun;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.result.diagnosis.FullScan;
import io.sloguard.result.diagnosis.JvmPause;
import io.sloguard.result.diagnosis.LoadJvm;
import io.sloguard.result.diagnosis.ProbeReport;
import io.sloguard.result.diagnosis.SlowOperation;
import io.sloguard.result.diagnosis.SlowTime;
import io.sloguard.result.diagnosis.StatementActivity;
import io.sloguard.result.diagnosis.TableActivity;
import io.sloguard.result.diagnosis.TraceStep;
import java.util.List;
import java.util.Optional;

/** Diagnoses to show. */
public final class SampleDiagnoses {

    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final String HISTORY =
            "select * from economy_economytransaction where wallet_id = ? order by created";

    private SampleDiagnoses() {}

    /** Row locks first, then a statement without an index, then a pause. */
    public static Diagnosis rowLocks(String scenario, long thresholdNanos) {
        Blocker report =
                new Blocker("session 4711 (nightly report)", "idle in transaction", "select sum(balance) from wallets");
        Blocker own = new Blocker("a session of this run", "active", "update wallets set balance = ? where id = ?");
        SlowTime slow = new SlowTime(
                thresholdNanos,
                312,
                200 * SECOND,
                3_480,
                List.of(
                        new CauseTime(
                                new Cause(Kind.ROW_LOCK, "wallets", ""),
                                122 * SECOND,
                                31 * SECOND,
                                List.of(new BlockedTime(report, 100 * SECOND), new BlockedTime(own, 22 * SECOND))),
                        new CauseTime(new Cause(Kind.EXECUTION, "", HISTORY), 48 * SECOND, 0, List.of()),
                        new CauseTime(
                                new Cause(Kind.PAUSE, "garbage collection, G1New: G1 Evacuation Pause", ""),
                                24 * SECOND,
                                0,
                                List.of()),
                        new CauseTime(new Cause(Kind.OUTSIDE), 6 * SECOND, 0, List.of())));
        SlowOperation slowest = new SlowOperation(
                1_204,
                12_040 * MS,
                48 * MS,
                12 * MS,
                900 * MS,
                List.of(
                        new TraceStep(
                                30 * MS,
                                16,
                                new Cause(Kind.ROW_LOCK, "wallets", "update wallets set balance = ?"),
                                Optional.of(report)),
                        new TraceStep(830 * MS, 2, new Cause(Kind.LOG, "WalSync", "COMMIT"), Optional.empty())));
        return new Diagnosis(
                DiagnosedRun.measured(scenario),
                List.of(slow),
                List.of(slowest),
                Optional.of(new ProbeReport(1_196, 60 * SECOND, 780 * MS)),
                activity(),
                Optional.of(loadJvm()),
                List.of("what sessions of other users do is not shown to this user"));
    }

    private static DatabaseActivity activity() {
        return new DatabaseActivity(
                List.of(new StatementActivity(HISTORY, 6_000, 48 * SECOND, 300_000, 7_704_000, 12)),
                List.of(new FullScan(HISTORY, "economy_economytransaction", "(wallet_id = $1)", 200_000)),
                List.of(new TableActivity("economy_economytransaction", 6_000, 1_200_000_000, 0, 12_000)),
                List.of(new Counter("deadlocks", 0), new Counter("bytes of the log", 48_000_000)));
    }

    private static LoadJvm loadJvm() {
        return new LoadJvm(
                "economy-transfer.jfr",
                14,
                96 * MS,
                3,
                2 * MS,
                List.of(new JvmPause(12_000 * MS, 48 * MS, "garbage collection, G1New: G1 Evacuation Pause")),
                1_335 * MS,
                0.24,
                0.61);
    }
}
