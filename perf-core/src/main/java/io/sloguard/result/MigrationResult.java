package io.sloguard.result;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of a migration under load, complete enough to be judged again.
 *
 * @param name the name of the migration in the plan
 * @param scenario the scenario under whose load it was made
 * @param proof the run in which it was made; empty if it could not be tried
 * @param control the run in which the same was done the blocking way, on a copy of the state; empty if there was none
 * @param scaledControl the control once more, with more rows; empty if there was none
 * @param withoutControl why there was no control; empty if there was one, or no proof
 * @param repeated why a first try was thrown away and everything made once more; empty if the first one counts
 * @param error why there is no proof; empty if there is
 */
public record MigrationResult(
        String name,
        String scenario,
        Optional<MigrationTrial> proof,
        Optional<MigrationTrial> control,
        Optional<ScaledControl> scaledControl,
        Optional<String> withoutControl,
        Optional<String> repeated,
        Optional<String> error) {

    public MigrationResult {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(control, "control");
        Objects.requireNonNull(scaledControl, "scaledControl");
        Objects.requireNonNull(withoutControl, "withoutControl");
        Objects.requireNonNull(repeated, "repeated");
        Objects.requireNonNull(error, "error");
        if (proof.isPresent() == error.isPresent()) {
            throw new IllegalArgumentException("migration " + name + " has either a proof or an error");
        }
        if (proof.isPresent() && control.isPresent() == withoutControl.isPresent()) {
            throw new IllegalArgumentException("migration " + name + " has a control, or it is said why it has none");
        }
        if (scaledControl.isPresent() && control.isEmpty()) {
            throw new IllegalArgumentException("migration " + name + " has a scaled control, but no control");
        }
    }

    /** Returns the result of a migration that could not be tried. */
    public static MigrationResult failed(String name, String scenario, String error) {
        return new MigrationResult(
                name,
                scenario,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(error));
    }

    /** Returns the same as the second try, with the reason why the first was thrown away. */
    public MigrationResult afterTry(String why) {
        return new MigrationResult(
                name, scenario, proof, control, scaledControl, withoutControl, Optional.of(why), error);
    }
}
