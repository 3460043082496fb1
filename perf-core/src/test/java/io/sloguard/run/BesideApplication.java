package io.sloguard.run;

import io.sloguard.application.Applications;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** Scenarios that run beside an application. */
public final class BesideApplication {

    private BesideApplication() {}

    /** Every operation succeeds, whatever the application does. */
    public static final class Steady implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            return operation -> Outcome.ok();
        }
    }

    /** Asks for the port of the application. */
    public static final class UsesPort implements Scenario {

        static volatile int port;

        @Override
        public void prepare(ScenarioContext context) {
            port = context.resource(Applications.class).port("shop");
        }

        @Override
        public VirtualUser newUser(ScenarioContext context) {
            return operation -> Outcome.ok();
        }
    }
}
