package io.sloguard.fork;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Scenarios that hold, and scenarios that end or stop their JVM. */
public final class Faults {

    private Faults() {}

    /** Every operation succeeds. */
    public static final class Steady implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            return operation -> Outcome.ok();
        }
    }

    /** Every operation fails. */
    public static final class Failing implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            return operation -> Outcome.failed("refused", "no");
        }
    }

    /** Ends the JVM in the usual way, as a success. */
    public static final class Exits implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            return operation -> {
                System.exit(0);
                return Outcome.ok();
            };
        }
    }

    /** Ends the JVM without its shutdown hooks. */
    public static final class Halts implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            return operation -> {
                Runtime.getRuntime().halt(9);
                return Outcome.ok();
            };
        }
    }

    /** Allocates until the memory is used up. */
    public static final class Hungry implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            return operation -> {
                List<byte[]> memory = new ArrayList<>();
                while (memory.size() < Integer.MAX_VALUE) {
                    memory.add(new byte[1 << 20]);
                }
                return Outcome.ok();
            };
        }
    }

    /** Says which process it is, and hangs. */
    public static final class Hangs implements Scenario {

        @Override
        public void prepare(ScenarioContext context) throws InterruptedException {
            System.out.println("pid " + ProcessHandle.current().pid());
            new CountDownLatch(1).await();
        }

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            throw new IllegalStateException("its preparation never ends");
        }
    }
}
