package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.util.List;

/**
 * Results are broadcast to spectators: a message is published through the backplane (LISTEN and NOTIFY of PostgreSQL),
 * and a real WebSocket server sends it to all subscribers over loopback. The response time is that of the last
 * subscriber; each single one is recorded as {@code "delivery"}.
 *
 * <p>What has not arrived after the wait is counted as {@code "lost deliveries"}, and the operation times out as {@code
 * "lost delivery"}.
 *
 * <p>Settings: {@code subscribers} (50), {@code wait} (10s), and those of the connections that publish: {@code pool} (10,
 * or {@code none}), {@code pool-wait} (10s), {@code statement-timeout} (10s), {@code socket-timeout} (20s).
 */
public final class WebSocketBroadcast implements Scenario {

    private final Prepared<LiveFeed> feed = new Prepared<>();

    /** Creates the scenario; {@link #prepare} starts the server and connects the subscribers. */
    public WebSocketBroadcast() {}

    @Override
    public void prepare(ScenarioContext context) throws Exception {
        feed.set(LiveFeed.open(context));
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return feed.get()::publish;
    }

    @Override
    public List<Invariant> verify(ScenarioContext context) {
        return feed.get().invariants();
    }

    @Override
    public void close() {
        feed.close();
    }
}
