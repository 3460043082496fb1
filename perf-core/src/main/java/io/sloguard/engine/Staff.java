package io.sloguard.engine;

import io.sloguard.PerfException;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.LoadPlan;
import io.sloguard.scenario.Crew;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who runs the operations of a load, each on a thread of its own. The one who is there does nothing but that, in one phase
 * after the other.
 *
 * @param users who wait for their operations themselves
 * @param crews who share a thread; none where there are users
 */
record Staff(List<VirtualUser> users, List<Crew> crews) {

    Staff {
        users = List.copyOf(users);
        crews = List.copyOf(crews);
    }

    /** Returns users who wait for their operations themselves. */
    static Staff of(List<VirtualUser> users) {
        return new Staff(users, List.of());
    }

    /**
     * Has a scenario create who is needed for a load: crews, as many as there are processors, if it offers them and nobody has
     * to wait for an intended start; else users.
     *
     * @throws PerfException if one cannot be created; the cause is kept
     */
    static Staff of(LoadPlan plan, Scenario scenario, ScenarioContext context) throws InterruptedException {
        List<Crew> crews = new ArrayList<>();
        List<VirtualUser> users = new ArrayList<>();
        int planned = plan.workers();
        int staffed = 0;
        try {
            if (plan.model() instanceof ClosedLoad closed && closed.think().isZero()) {
                int threads = Math.min(planned, Runtime.getRuntime().availableProcessors());
                for (int thread = 0; thread < threads; thread++) {
                    int share = (planned - staffed) / (threads - thread);
                    Optional<Crew> crew = scenario.newCrew(context, share);
                    if (crew.isEmpty()) {
                        break;
                    }
                    crews.add(crew.get());
                    staffed += share;
                }
            }
            while (staffed < planned) {
                users.add(Objects.requireNonNull(scenario.newUser(context), "newUser returned null"));
                staffed++;
            }
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failure) {
            throw new PerfException(
                    "user " + (staffed + 1) + " of " + planned + " cannot be created: " + failure, failure);
        }
        return new Staff(users, crews);
    }
}
