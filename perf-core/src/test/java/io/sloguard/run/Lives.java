package io.sloguard.run;

import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.io.IOException;
import java.util.List;

/** Scenarios that fail at each point of their life, and classes that are none. */
public final class Lives {

    private Lives() {}

    /** Nothing goes wrong. */
    public static class Whole implements Scenario {

        @Override
        public VirtualUser newUser(ScenarioContext context) throws Exception {
            return operation -> Outcome.ok();
        }

        @Override
        public List<Invariant> verify(ScenarioContext context) throws Exception {
            return List.of(Invariant.equal("nothing is lost", 5, 5));
        }
    }

    /** Its constructor throws. */
    public static final class FailsInConstructor extends Whole {

        public FailsInConstructor() {
            throw new IllegalStateException("no constructor today");
        }
    }

    /** Its preparation throws. */
    public static final class FailsInPrepare extends Whole {

        @Override
        public void prepare(ScenarioContext context) throws Exception {
            throw new IOException("no table");
        }
    }

    /** It makes no users. */
    public static final class FailsInNewUser extends Whole {

        @Override
        public VirtualUser newUser(ScenarioContext context) throws Exception {
            throw new IOException("no connection");
        }
    }

    /** Its invariants cannot be checked. */
    public static final class FailsInVerify extends Whole {

        @Override
        public List<Invariant> verify(ScenarioContext context) throws Exception {
            throw new IOException("no answer");
        }
    }

    /** It cannot be closed. */
    public static final class FailsInClose extends Whole {

        @Override
        public void close() throws Exception {
            throw new IOException("still open");
        }
    }

    /** Neither its preparation nor its close succeeds. */
    public static final class FailsInPrepareAndClose extends Whole {

        @Override
        public void prepare(ScenarioContext context) throws Exception {
            throw new IOException("no table");
        }

        @Override
        public void close() throws Exception {
            throw new IOException("still open");
        }
    }

    /** Cannot be instantiated. */
    public abstract static class Abstract extends Whole {}

    /** Needs something. */
    public static final class WithParameter extends Whole {

        private final String needed;

        public WithParameter(String needed) {
            this.needed = needed;
        }

        @Override
        public String toString() {
            return needed;
        }
    }

    /** Cannot be reached. */
    static final class Hidden extends Whole {}
}
