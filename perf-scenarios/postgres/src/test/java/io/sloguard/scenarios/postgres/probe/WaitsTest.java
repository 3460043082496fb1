package io.sloguard.scenarios.postgres.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.result.diagnosis.Cause;
import io.sloguard.result.diagnosis.Cause.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitsTest {

    private static SessionRow row(String state, String type, String event) {
        return new SessionRow(1, true, "app", state, type, event, "select 1");
    }

    @ParameterizedTest
    @CsvSource({
        "Lock, transactionid, ROW_LOCK, wallets",
        "Lock, tuple, ROW_LOCK, wallets",
        "Lock, spectoken, ROW_LOCK, wallets",
        "Lock, relation, TABLE_LOCK, wallets",
        "Lock, advisory, OTHER_LOCK, advisory",
        "Client, ClientWrite, CLIENT, ClientWrite",
        "IO, DataFileRead, DATA_FILE, DataFileRead",
        "IO, WALSync, LOG, WALSync",
        "IO, WalSync, LOG, WalSync",
        "LWLock, WALWrite, LOG, WALWrite",
        "LWLock, BufferMapping, INTERNAL, BufferMapping",
        "IPC, SyncRep, LOG, SyncRep",
        "IPC, ExecuteGather, EXECUTION, ''",
        "IPC, BgWorkerShutdown, EXECUTION, ''",
        "IPC, ProcArrayGroupUpdate, INTERNAL, ProcArrayGroupUpdate",
        "BufferPin, BufferPin, INTERNAL, BufferPin",
        "Timeout, PgSleep, INTERNAL, PgSleep",
        "'', '', EXECUTION, ''"
    })
    void wait_event_of_an_active_session_has_its_cause(String type, String event, Kind kind, String object) {
        assertThat(Waits.cause(row("active", type, event), "wallets", "select ?"))
                .isEqualTo(new Cause(kind, object, "select ?"));
    }

    @Test
    void open_transaction_without_a_statement_waits_for_the_client_whatever_its_event() {
        assertThat(Waits.cause(row("idle in transaction", "Client", "ClientRead"), "", "select ?"))
                .isEqualTo(new Cause(Kind.CLIENT, "", "select ?"));
        assertThat(Waits.cause(row("idle in transaction (aborted)", "", ""), "", "select ?")
                        .kind())
                .isEqualTo(Kind.CLIENT);
    }
}
