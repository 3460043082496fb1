package io.sloguard.scenarios.tournament;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeparturesTest {

    private final Departures departures = new Departures(3);

    @Test
    void a_message_arrives_at_the_slot_of_its_subscriber_and_nowhere_else() {
        Flight first = departures.depart(1);
        Flight second = departures.depart(2);

        departures.received(1, departures.wire(second), 77);

        assertThat(second.hasArrivedAt(1)).isTrue();
        assertThat(second.arrivalNanos(1)).isEqualTo(77);
        assertThat(second.hasArrivedAt(0)).isFalse();
        assertThat(first.hasArrivedAt(1)).isFalse();
    }

    @Test
    void a_time_may_be_negative_or_zero_as_that_of_nanoTime() {
        Flight flight = departures.depart(1);

        departures.received(0, departures.wire(flight), 0);
        departures.received(1, departures.wire(flight), -5);

        assertThat(flight.hasArrivedAt(0)).isTrue();
        assertThat(flight.hasArrivedAt(1)).isTrue();
        assertThat(flight.arrivalNanos(1)).isEqualTo(-5);
    }

    @Test
    void a_second_arrival_is_counted_and_changes_nothing() {
        Flight flight = departures.depart(1);

        departures.received(0, departures.wire(flight), 10);
        departures.received(0, departures.wire(flight), 20);

        assertThat(departures.repeated()).isEqualTo(1);
        assertThat(flight.arrivalNanos(0)).isEqualTo(10);
    }

    @Test
    void a_repeated_arrival_does_not_stand_in_for_a_missing_one() throws InterruptedException {
        Flight flight = departures.depart(1);
        for (int times = 0; times < 3; times++) {
            departures.received(0, departures.wire(flight), 10);
        }

        flight.awaitAll(Duration.ofMillis(1));

        assertThat(flight.hasArrivedAt(1)).isFalse();
        assertThat(flight.hasArrivedAt(2)).isFalse();
    }

    @Test
    void what_arrives_after_the_landing_is_ignored() {
        Flight flight = departures.depart(1);
        departures.land(flight);

        departures.received(0, departures.wire(flight), 10);

        assertThat(flight.hasArrivedAt(0)).isFalse();
    }

    @Test
    void messages_of_another_run_and_other_texts_are_not_ours() {
        var other = new Departures(3);
        Flight ours = departures.depart(1);
        Flight theirs = other.depart(1);

        departures.received(0, other.wire(theirs), 10);
        departures.received(0, "hello", 10);

        assertThat(ours.hasArrivedAt(0)).isFalse();
        assertThat(departures.isOurs(departures.wire(ours))).isTrue();
        assertThat(departures.isOurs(other.wire(theirs))).isFalse();
        assertThat(departures.isOurs("hello")).isFalse();
        assertThat(departures.isOurs("")).isFalse();
    }

    @Test
    void a_message_is_about_230_bytes_long() {
        assertThat(departures.wire(departures.depart(1_000)).length()).isBetween(200, 260);
    }
}
