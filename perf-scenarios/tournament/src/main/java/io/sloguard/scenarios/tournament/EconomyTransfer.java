package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.sql.SQLException;
import java.util.List;

/**
 * Players pay each other: one transaction that locks the payer's wallet and checks its balance, updates the wallets of
 * payer and payee, and writes two rows of history that sum to zero.
 *
 * <p>Payer and payee are locked in this order, as the application comes upon them; two players who pay each other at the
 * same moment deadlock. The transaction that the server gives up is tried again, three tries in all, and counted as
 * {@code "deadlocks"} (or {@code "serialization failures"}) and {@code "retries"}; the third time the operation fails as
 * that kind. A small share of the operations asks for more than anybody has, and fails as {@code "insufficient balance"}.
 *
 * <p>Settings: {@code overdrafts} (0.1%), {@code wallets} (all) that take part, {@code hot} (30%), the share of the draws
 * that fall on the first ten of them, {@code isolation} (read committed, repeatable read or serializable), and those of the
 * connections: {@code pool} (10, or {@code none}), {@code pool-wait} (10s), {@code statement-timeout} (10s), {@code
 * socket-timeout} (20s).
 */
public final class EconomyTransfer implements Scenario {

    private final Prepared<Bank> bank = new Prepared<>();

    /** Creates the scenario; {@link #prepare} connects it. */
    public EconomyTransfer() {}

    @Override
    public void prepare(ScenarioContext context) throws SQLException {
        bank.set(Bank.open(context));
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return bank.get()::transfer;
    }

    @Override
    public List<Invariant> verify(ScenarioContext context) throws SQLException {
        return bank.get().invariants();
    }

    @Override
    public void close() {
        bank.close();
    }
}
