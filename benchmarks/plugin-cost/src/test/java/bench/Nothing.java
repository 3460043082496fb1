package bench;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;

/** A user who does nothing, so that all that the build takes beyond the planned load is the plugin's. */
public final class Nothing implements Scenario {

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return operation -> Outcome.ok();
    }
}
