package io.sloguard.it;

import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.util.concurrent.CountDownLatch;

/** Its preparation never ends. */
public final class Hanging implements Scenario {

    @Override
    public void prepare(ScenarioContext context) throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        throw new AssertionError("not reached");
    }
}
