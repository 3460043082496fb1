package io.sloguard.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.OpenLoad.Arrivals;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.PhaseLength.ForOperations;
import io.sloguard.load.Plans;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.record.Recording;
import io.sloguard.scenario.FixedContext;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.VirtualUser;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recording path costs no garbage: a collection in the middle of a run would be measured as latency. */
class WorkerAllocationTest {

    private static final long WARM = 20_000;
    private static final long LAST = 120_000;
    private static final PhaseLength LENGTH = new ForOperations(LAST + 1);
    private static final Rate FASTER_THAN_ANY_WORKER = Rate.perSecond(10_000_000);

    @ParameterizedTest
    @EnumSource
    void an_operation_of_an_open_load_allocates_nothing_once_warm(Arrivals arrivals) throws InterruptedException {
        OpenLoad load = new OpenLoad(new RateProfile.Constant(FASTER_THAN_ANY_WORKER), arrivals);
        LoadPlan plan = new LoadPlan(load, new ForOperations(0), LENGTH, Duration.ofMinutes(1), 1);
        AllocationMeter meter = new AllocationMeter(operation -> Outcome.ok());

        run(plan, meter);

        assertThat(meter.allocatedBytes()).isZero();
    }

    @Test
    void an_operation_of_a_closed_load_allocates_nothing_once_warm() throws InterruptedException {
        AllocationMeter meter = new AllocationMeter(operation -> Outcome.ok());

        run(Plans.closed(1, Duration.ZERO, LENGTH), meter);

        assertThat(meter.allocatedBytes()).isZero();
    }

    @Test
    void an_operation_that_fails_and_counts_allocates_nothing_once_its_names_are_known() throws InterruptedException {
        Outcome conflict = Outcome.failed("conflict", "the row was changed meanwhile");
        AllocationMeter meter = new AllocationMeter(operation -> {
            operation.count("tries");
            operation.record("commit", 1_000_000);
            return conflict;
        });

        Recording recording = run(Plans.closed(1, Duration.ZERO, LENGTH), meter);

        assertThat(recording.tally().counters()).containsEntry("tries", LAST + 1);
        assertThat(meter.allocatedBytes()).isZero();
    }

    @Test
    void the_meter_sees_what_a_user_allocates() throws InterruptedException {
        AllocationMeter meter = new AllocationMeter(operation -> Outcome.failed("array", new String(new char[8])));

        run(Plans.closed(1, Duration.ZERO, LENGTH), meter);

        assertThat(meter.allocatedBytes()).isGreaterThan(LAST - WARM);
    }

    /** Runs the plan twice and leaves the meter with the second: during the first the compiler is at work. */
    private static Recording run(LoadPlan plan, VirtualUser user) throws InterruptedException {
        runOnce(plan, user);
        return runOnce(plan, user);
    }

    private static Recording runOnce(LoadPlan plan, VirtualUser user) throws InterruptedException {
        LoadRunner runner = new LoadRunner(Ticker.system(), Duration.ofMinutes(1), progress -> {});
        Recording recording = runner.run(plan, 1, context -> user, new FixedContext("allocation", 1, 1));
        assertThat(recording.numbers()).isEqualTo(LAST + 1);
        return recording;
    }

    /** Reads what the thread of its operations has allocated, at two of them. */
    private static final class AllocationMeter implements VirtualUser {

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final VirtualUser user;
        private volatile long warmBytes = Long.MIN_VALUE;
        private volatile long lastBytes = Long.MIN_VALUE;

        AllocationMeter(VirtualUser user) {
            this.user = user;
        }

        @Override
        public Outcome run(Operation operation) throws Exception {
            if (operation.number() == WARM) {
                warmBytes = threads.getCurrentThreadAllocatedBytes();
            }
            if (operation.number() == LAST) {
                lastBytes = threads.getCurrentThreadAllocatedBytes();
            }
            return user.run(operation);
        }

        long allocatedBytes() {
            assertThat(warmBytes).isNotNegative();
            assertThat(lastBytes).isNotNegative();
            return lastBytes - warmBytes;
        }
    }
}
