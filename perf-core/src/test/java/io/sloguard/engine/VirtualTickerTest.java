package io.sloguard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VirtualTickerTest {

    private final VirtualTicker ticker = new VirtualTicker();
    private final List<String> course = Collections.synchronizedList(new ArrayList<>());

    @Test
    void an_hour_passes_at_once_and_exactly() throws InterruptedException {
        ticker.sleep(Duration.ofHours(1));

        assertThat(ticker.elapsed()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void threads_wake_up_in_the_order_of_their_deadlines() throws InterruptedException {
        Thread slow = ticker.newThread("slow", () -> noteAfter(Duration.ofMillis(30), "slow"));
        Thread fast = ticker.newThread("fast", () -> noteAfter(Duration.ofMillis(20), "fast"));
        slow.start();
        fast.start();

        ticker.sleep(Duration.ofMillis(25));
        course.add("main at " + ticker.elapsed());
        ticker.sleep(Duration.ofMillis(25));

        assertThat(course).containsExactly("fast at PT0.02S", "main at PT0.025S", "slow at PT0.03S");
    }

    @Test
    void await_returns_when_the_latch_is_at_zero_without_waiting_for_the_deadline() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        Thread worker = ticker.newThread("worker", () -> {
            noteAfter(Duration.ofMillis(7), "worker");
            latch.countDown();
        });
        worker.start();

        boolean reached =
                ticker.await(latch, ticker.nanoTime() + Duration.ofSeconds(1).toNanos());

        assertThat(reached).isTrue();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void await_returns_at_the_deadline_if_the_latch_is_not_at_zero() throws InterruptedException {
        boolean reached = ticker.await(
                new CountDownLatch(1), ticker.nanoTime() + Duration.ofSeconds(1).toNanos());

        assertThat(reached).isFalse();
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_stall_moves_every_wake_up_within_it_to_its_end() throws InterruptedException {
        ticker.stall(Duration.ofMillis(10), Duration.ofMillis(20));
        Thread before = ticker.newThread("before", () -> noteAfter(Duration.ofMillis(9), "before"));
        Thread first = ticker.newThread("first", () -> noteAfter(Duration.ofMillis(10), "first"));
        Thread last = ticker.newThread("last", () -> noteAfter(Duration.ofMillis(19), "last"));
        List.of(last, first, before).forEach(Thread::start);

        ticker.sleep(Duration.ofMillis(21));

        assertThat(course).containsExactly("before at PT0.009S", "first at PT0.02S", "last at PT0.02S");
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofMillis(21));
    }

    @Test
    void an_interrupt_wakes_a_waiting_thread_and_time_stands_still() throws InterruptedException {
        Thread hanging = ticker.newThread("hanging", () -> {
            try {
                ticker.hang();
            } catch (InterruptedException interrupted) {
                course.add("interrupted");
            }
        });
        hanging.start();
        ticker.sleep(Duration.ofMillis(1));

        hanging.interrupt();
        hanging.join();

        assertThat(course).containsExactly("interrupted");
        assertThat(ticker.elapsed()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void waiting_when_already_interrupted_is_refused() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> ticker.sleep(Duration.ofMillis(1))).isInstanceOf(InterruptedException.class);
    }

    private void noteAfter(Duration duration, String what) {
        try {
            ticker.sleep(duration);
            course.add(what + " at " + ticker.elapsed());
        } catch (InterruptedException unexpected) {
            course.add(what + " interrupted");
        }
    }
}
