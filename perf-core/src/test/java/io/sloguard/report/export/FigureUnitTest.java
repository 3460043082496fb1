package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.slo.ObjectiveParser;
import io.sloguard.slo.PlanObjectiveParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureUnitTest {

    @ParameterizedTest
    @CsvSource({
        "p95 <= 215ms, 215000000, 215, ms, 0.215, seconds",
        "errors < 1%, 0.004, 0.4, %, 0.004, ratio",
        "throughput >= 95/s, 95, 95, /s, 95, per_second"
    })
    void figure_of_a_load_has_the_unit_of_its_objective(
            String objective, double value, String shown, String unit, String base, String baseUnit) {
        FigureUnit forPeople = FigureUnit.shown(ObjectiveParser.parse(objective));
        FigureUnit forMachines = FigureUnit.base(ObjectiveParser.parse(objective));

        assertThat(forPeople.of(value)).isEqualByComparingTo(shown);
        assertThat(forPeople.name()).isEqualTo(unit);
        assertThat(forMachines.of(value)).isEqualByComparingTo(base);
        assertThat(forMachines.name()).isEqualTo(baseUnit);
    }

    @ParameterizedTest
    @CsvSource({
        "time <= 5ms, 5000000, 5, ms, 0.005, seconds",
        "buffers <= 60, 1476, 1476, buffers, 1476, buffers",
        "no seq scan on orders, 1, 1, scans, 1, scans",
        "improves buffers by 95%, 73.8, 73.8, x, 73.8, ratio"
    })
    void figure_of_a_query_plan_has_the_unit_of_its_objective(
            String objective, double value, String shown, String unit, String base, String baseUnit) {
        FigureUnit forPeople = FigureUnit.shown(PlanObjectiveParser.parse(objective));
        FigureUnit forMachines = FigureUnit.base(PlanObjectiveParser.parse(objective));

        assertThat(forPeople.of(value)).isEqualByComparingTo(shown);
        assertThat(forPeople.name()).isEqualTo(unit);
        assertThat(forMachines.of(value)).isEqualByComparingTo(base);
        assertThat(forMachines.name()).isEqualTo(baseUnit);
    }
}
