package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebSocketBroadcastTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final WebSocketBroadcast scenario = new WebSocketBroadcast();
    private final CloseStack opened = new CloseStack();
    private Rows rows;

    @BeforeEach
    void create_a_database() throws SQLException {
        rows = TournamentServer.emptyDatabase();
    }

    @AfterEach
    void close_everything_and_drop_the_database() throws SQLException {
        scenario.close();
        opened.close();
        rows.close();
    }

    @Test
    void every_message_of_several_publishers_reaches_fifty_subscribers() throws Exception {
        var context = new FakeContext(rows, 4, Map.of("wait", "30s"));
        scenario.prepare(context);

        LoadOf load = LoadOf.operations(100, scenario, context);

        assertThat(load.ok()).isEqualTo(100);
        assertThat(load.finished())
                .allSatisfy(
                        one -> assertThat(one.operation().recorded("delivery")).hasSize(50));
        assertThat(scenario.verify(context))
                .containsExactly(
                        new Invariant(
                                "every message reached every subscriber",
                                true,
                                "0 deliveries lost, 100 messages complete"),
                        new Invariant("no message reached a subscriber twice", true, "0 deliveries repeated"));
        scenario.close();
        Await.until("no session is left", () -> rows.sessions() == 0);
    }

    @Test
    void a_subscriber_who_has_left_is_a_lost_delivery() throws Exception {
        LiveFeed feed = open(50, SHORT, Direct::new, () -> {});
        feed.audience().leave(7);
        var operation = new RecordedOperation(3);

        Outcome outcome = feed.publish(operation);

        assertThat(outcome)
                .isEqualTo(
                        Outcome.timedOut("lost delivery", "1 of 50 subscribers did not get message 3 within 3000 ms"));
        assertThat(operation.counted("lost deliveries")).isEqualTo(1);
        assertThat(operation.recorded("delivery")).hasSize(49);
        assertThat(feed.invariants())
                .contains(new Invariant(
                        "every message reached every subscriber", false, "1 deliveries lost, 0 messages complete"));
    }

    @Test
    void a_message_that_the_backplane_loses_does_not_touch_the_next() throws Exception {
        LiveFeed feed = open(
                5,
                SHORT,
                receiver -> new Direct(text -> {
                    if (!text.contains(" 1 ")) {
                        receiver.accept(text);
                    }
                }),
                () -> {});
        var lost = new RecordedOperation(1);
        var next = new RecordedOperation(2);

        Outcome outcomeOfLost = feed.publish(lost);
        Outcome outcomeOfNext = feed.publish(next);

        assertThat(outcomeOfLost.status()).isEqualTo(Outcome.Status.TIMED_OUT);
        assertThat(lost.counted("lost deliveries")).isEqualTo(5);
        assertThat(lost.recorded("delivery")).isEmpty();
        assertThat(outcomeOfNext).isEqualTo(Outcome.ok());
        assertThat(next.counted("lost deliveries")).isZero();
    }

    @Test
    void a_message_of_another_run_does_not_stand_in_for_ours() throws Exception {
        LiveFeed feed = open(
                3,
                Duration.ofMillis(200),
                receiver -> new Direct(text -> receiver.accept(text.replaceFirst("\\S+", "another-run"))),
                () -> {});
        var operation = new RecordedOperation(5);

        Outcome outcome = feed.publish(operation);

        assertThat(outcome.status()).isEqualTo(Outcome.Status.TIMED_OUT);
        assertThat(operation.counted("lost deliveries")).isEqualTo(3);
    }

    @Test
    void a_backplane_that_has_lost_its_connection_says_so() throws Exception {
        var context = new FakeContext(rows, 1, Map.of("subscribers", "3", "wait", "100ms"));
        scenario.prepare(context);
        VirtualUser user = scenario.newUser(context);

        rows.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and query like 'listen%'");

        assertThatThrownBy(() -> Await.until("publishing fails", () -> publish(user)))
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("The backplane does not receive any more: ");
    }

    @Test
    void what_the_feed_rests_on_is_closed_with_it() throws Exception {
        var closed = new AtomicInteger();
        LiveFeed feed = open(1, LONG, Direct::new, closed::incrementAndGet);

        feed.close();
        feed.close();

        assertThat(closed).hasValue(1);
    }

    @Test
    void a_backplane_that_does_not_open_leaves_no_server() throws Exception {
        assertThatThrownBy(() -> open(
                        1,
                        LONG,
                        receiver -> {
                            throw new SQLException("no backplane today");
                        },
                        () -> {}))
                .hasMessage("no backplane today")
                .hasNoSuppressedExceptions();

        Await.until(
                "the server has stopped",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("live-server")));
    }

    private LiveFeed open(int subscribers, Duration wait, Backplane.Opener opener, Runnable afterwards)
            throws Exception {
        LiveFeed feed = LiveFeed.open(subscribers, wait, opener, afterwards);
        opened.add(feed::close);
        return feed;
    }

    private static boolean publish(VirtualUser user) throws Exception {
        user.run(new RecordedOperation(0));
        return false;
    }

    /** A backplane without a carrier: what is published is received. */
    private record Direct(Consumer<String> receiver) implements Backplane {
        @Override
        public void publish(String message) {
            receiver.accept(message);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
