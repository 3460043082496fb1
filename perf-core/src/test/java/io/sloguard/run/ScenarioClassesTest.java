package io.sloguard.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.PerfException;
import io.sloguard.config.ScenarioSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioClassesTest {

    private static final String LIVES = "io.sloguard.run.Lives$";

    private final ScenarioClasses classes = new ScenarioClasses(ScenarioClassesTest.class.getClassLoader());

    @Test
    void class_that_can_be_made_has_no_problems_and_is_made() {
        assertThat(classes.problems(LIVES + "Whole")).isEmpty();
        assertThat(classes.create(new ScenarioSource.OfClass(LIVES + "Whole"))).isExactlyInstanceOf(Lives.Whole.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not.Here | is not on the class path (ClassNotFoundException); is it spelt with its package, and"
                        + " compiled into the project's test class path?",
                "java.lang.String | does not implement io.sloguard.scenario.Scenario",
                LIVES + "Abstract | is abstract; name one that can be instantiated",
                LIVES + "Hidden | is not public",
                LIVES + "WithParameter | has no public constructor without parameters",
            })
    void class_that_cannot_be_made_has_its_problem_told(String name, String problem) {
        assertThat(classes.problems(name)).containsExactly("class " + name + " " + problem);
    }

    @Test
    void looking_for_problems_runs_no_code_of_the_scenario() {
        assertThat(classes.problems(LIVES + "FailsInConstructor")).isEmpty();
    }

    @Test
    void constructor_that_throws_is_told_with_its_cause() {
        assertThatThrownBy(() -> classes.create(new ScenarioSource.OfClass(LIVES + "FailsInConstructor")))
                .isInstanceOf(PerfException.class)
                .hasMessage("the constructor of " + LIVES + "FailsInConstructor threw"
                        + " java.lang.IllegalStateException: no constructor today")
                .hasCauseExactlyInstanceOf(IllegalStateException.class);
    }
}
