package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake with its whole message. */
class PlanMistakesTest {

    @TempDir
    private Path directory;

    @Test
    void all_mistakes_are_told_in_the_order_of_the_file() throws IOException {
        PlanFile file = PlanFile.of(directory, """
                targt: embedded
                scenarios:
                  registration:
                    class: shop.Registration
                    load: {rate: 100, duration: 15 seconds}
                    objectives:
                      - p95 <= 215
                      - 0.99 <= 300ms
                  checkout:
                    class: shop.Checkout
                    laod: {rate: 100/s, duration: 15s}
                    objectives: [errors < 1%]
                """);

        assertThat(file.refusal(PlanFile.onlyScenario("checkuot"))).isEqualTo("""
                        perf.yaml has 8 mistakes; nothing was run:
                          perf.yaml:1:1  unknown key "targt" in the plan; did you mean target?; known are allowRemote, \
                        baselines, changelog, defaults, experiments, migrations, objectives, plans, scenarios, seed, start, target
                          perf.yaml:3:3  no scenario is named "checkuot" (perf.scenario); did you mean checkout?; known are \
                        registration, checkout
                          perf.yaml:5:18  rate: a rate is a number per s, min or h, for example 100/s, not "100"
                          perf.yaml:5:33  duration: a duration is a number and ms, s, m or h, for example 15s, not "15 seconds"
                          perf.yaml:7:9  objective "p95 <= 215": a limit is a number with its unit, in us, ms or s, not "215"
                          perf.yaml:8:9  objective "0.99 <= 300ms": unknown metric "0.99"; accepted are p50 p75 p90 p95 p99 \
                        p99.9 max mean errors throughput
                          perf.yaml:10:5  scenarios.checkout needs a load, for example load: {rate: 100/s, duration: 20s}
                          perf.yaml:11:5  unknown key "laod" in scenarios.checkout; did you mean load?; known are class, \
                        http, load, objectives, set, sql, stop, websocket""");
    }

    @Test
    void an_objective_about_the_baseline_needs_a_store() throws IOException {
        PlanFile file = PlanFile.of(directory, """
                defaults:
                  objectives: [mean <= 2 * baseline]
                scenarios:
                  registration:
                    class: shop.Registration
                    load: {rate: 100/s, duration: 15s}
                    objectives: [p95 <= 215ms, p95 <= 1.1 * baseline]
                """);

        assertThat(file.refusal()).isEqualTo("""
                        perf.yaml has 2 mistakes; nothing was run:
                          perf.yaml:2:16  "mean <= 2 * baseline" needs a store of earlier runs; write for example \
                        baselines: perf/baselines.jsonl
                          perf.yaml:7:32  "p95 <= 1.1 * baseline" needs a store of earlier runs; write for example \
                        baselines: perf/baselines.jsonl""");
    }

    static Stream<Arguments> mistakesOfTheLoad() {
        return Stream.of(
                arguments(
                        "{duration: 15s}",
                        "4:11",
                        " needs a rate (open load), for example rate: 100/s, or users (closed load)"),
                arguments(
                        "{rate: 100/s, users: 8, duration: 15s}",
                        "4:11",
                        " has rate and users; rate makes an open load, users a closed one: choose one"),
                arguments(
                        "{rate: 100/s, think: 1s, duration: 15s}",
                        "4:32",
                        ".think belongs to a closed load (users); arrivals do not think"),
                arguments(
                        "{users: 8, arrivals: poisson, duration: 15s}",
                        "4:32",
                        ".arrivals belongs to an open load (rate), not to one of users"),
                arguments(
                        "{users: 8, workers: 9, duration: 15s}",
                        "4:31",
                        ".workers belongs to an open load (rate), not to one of users"),
                arguments(
                        "{rate: 100/s}",
                        "4:11",
                        " needs a duration, for example duration: 20s, or a number of operations"),
                arguments(
                        "{rate: 100/s, duration: 15s, operations: 10}",
                        "4:11",
                        " has duration and operations; choose one"),
                arguments(
                        "{rate: 100/s, duration: 0s}",
                        "4:35",
                        ": the measured phase is empty, so nothing would be measured"),
                arguments(
                        "{rate: 100/s, operations: 0}",
                        "4:37",
                        ": the measured phase is empty, so nothing would be measured"),
                arguments(
                        "{rate: 100/s, warmup: 1s, warmupOperations: 5, duration: 15s}",
                        "4:33",
                        " has warmup and warmupOperations; choose one"),
                arguments(
                        "{rate: 100/s, warmup: 10s, duration: 5s}",
                        "4:48",
                        ": the measured phase is shorter than its warm-up; duration is the measured time and does not include"
                                + " the warm-up"),
                arguments(
                        "{rate: 100/s, duration: 15s, maxDuration: 15s}",
                        "4:53",
                        ".maxDuration: 15.0 s are not longer than the duration of 15.0 s"),
                arguments(
                        "{users: 8, duration: 15s, maxDuration: 60s}",
                        "4:50",
                        ".maxDuration: only an open load (rate) ends early or goes on longer, not one of users"),
                arguments(
                        "{rate: 1/s -> 9/s, duration: 15s, maxDuration: 60s}",
                        "4:58",
                        ".maxDuration: only a constant rate goes on, not a ramp"),
                arguments(
                        "{rate: 100/s, operations: 100, maxDuration: 60s, warmup: 0s}",
                        "4:55",
                        ".maxDuration: only a duration goes on, not a number of operations"));
    }

    @ParameterizedTest
    @MethodSource("mistakesOfTheLoad")
    void a_load_that_cannot_be_meant_is_refused(String load, String place, String message) throws IOException {
        PlanFile file = withLoad(load);

        assertThat(file.refusal()).isEqualTo(oneMistake(place, "scenarios.purchase.load" + message));
    }

    static Stream<Arguments> valuesOfTheLoad() {
        return Stream.of(
                arguments("{rate: 0/s, duration: 15s}", "4:18", "rate: a rate of 0 plans nothing"),
                arguments("{rate: 0/s -> 0/s, duration: 15s}", "4:18", "rate: a ramp from 0 to 0 plans nothing"),
                arguments(
                        "{rate: -5/s, duration: 15s}",
                        "4:18",
                        "rate: a rate is a number per s, min or h, for example 100/s, not \"-5/s\""),
                arguments(
                        "{rate: 100/s, duration: -5s}",
                        "4:35",
                        "duration: a duration is a number and ms, s, m or h, for example 15s, not \"-5s\""),
                arguments(
                        "{rate: 100/s, duration: 15}",
                        "4:35",
                        "duration: a duration is a number and ms, s, m or h, for example 15s, not \"15\""),
                arguments(
                        "{rate: 100/s, duration: 8000h}",
                        "4:35",
                        "duration: a phase lasts from 0 to 7 days, not PT8000H"),
                arguments("{rate: 100/s, duration: [15s]}", "4:35", "duration is a single value, not a list"),
                arguments("{rate: 100/s, duration: }", "4:34", "duration is a single value, not nothing"),
                arguments(
                        "{rate: 100/s, operations: ten}", "4:37", "operations: a whole number, 0 or more, not \"ten\""),
                arguments(
                        "{rate: 100/s, arrivals: random, duration: 15s}",
                        "4:35",
                        "arrivals: even or poisson, not \"random\""),
                arguments(
                        "{users: 0, duration: 15s}",
                        "4:19",
                        "scenarios.purchase.load.users: a closed load has at least 1 user, not 0"));
    }

    @ParameterizedTest
    @MethodSource("valuesOfTheLoad")
    void a_value_of_the_load_that_is_not_one_is_refused(String load, String place, String message) throws IOException {
        PlanFile file = withLoad(load);

        assertThat(file.refusal()).isEqualTo(oneMistake(place, message));
    }

    static Stream<Arguments> wholePlans() {
        String scenario = """
                scenarios:
                  purchase:
                    class: shop.Purchase
                    load: {rate: 100/s, duration: 15s}
                    objectives: [p95 <= 215ms]
                """;
        return Stream.of(
                arguments("- a list\n", "1:1", "the plan is a mapping of keys to values, not a list"),
                arguments("scenarios: {}\n", "1:12", "the plan has no scenarios, so nothing would be measured"),
                arguments("seed: 1\n", "1:1", "the plan has no scenarios, so nothing would be measured"),
                arguments(
                        "scenarios: purchase\n", "1:12", "scenarios is a mapping of keys to values, not \"purchase\""),
                arguments("seed: 4.5\n" + scenario, "1:7", "seed: a seed is a whole number, not \"4.5\""),
                arguments("changelog: db/shop.yaml\n" + scenario, "1:12", "changelog needs a target"),
                arguments(
                        "target: embedded\nallowRemote: yes\n" + scenario,
                        "2:14",
                        "allowRemote: true or false, not \"yes\""),
                arguments(
                        "objectives: [p95 <= 215ms]\n" + scenario,
                        "1:14",
                        "only errors can be limited over all scenarios, not p95"),
                arguments(
                        scenario.replace("    class: shop.Purchase\n", ""),
                        "3:5",
                        "scenarios.purchase needs a class that implements io.sloguard.scenario.Scenario"),
                arguments(
                        scenario.replace("    objectives: [p95 <= 215ms]\n", ""),
                        "3:5",
                        "scenarios.purchase has no objectives: nothing would be judged"),
                arguments(
                        scenario.replace("[p95 <= 215ms]", "[]"),
                        "5:17",
                        "scenarios.purchase has no objectives: nothing would be judged"),
                arguments(
                        scenario.replace("[p95 <= 215ms]", "[{p95: 215ms}]"),
                        "5:18",
                        "an entry of objectives is a single value, not a mapping"),
                arguments(
                        scenario + scenario.replace("scenarios:\n", ""),
                        "6:3",
                        "\"purchase\" is in scenarios twice, first on line 2"),
                arguments("seed: 1\nseed: 2\n" + scenario, "2:1", "\"seed\" is in the plan twice, first on line 1"),
                arguments(scenario + "    set: {sizes: [1, 2]}\n", "6:18", "sizes is a single value, not a list"),
                arguments(
                        "defaults: {load: {rtae: 1/s}}\n" + scenario,
                        "1:19",
                        "unknown key \"rtae\" in defaults.load; did you mean rate?; known are arrivals, drain, duration,"
                                + " maxDuration, operations, rate, think, users, warmup, warmupOperations, workers"),
                arguments(
                        "defaults: {laod: {rate: 1/s}}\n" + scenario,
                        "1:12",
                        "unknown key \"laod\" in defaults; did you mean load?; known are load, objectives, stop"));
    }

    @ParameterizedTest
    @MethodSource("wholePlans")
    void a_plan_that_cannot_be_meant_is_refused(String yaml, String place, String message) throws IOException {
        PlanFile file = PlanFile.of(directory, yaml);

        assertThat(file.refusal()).isEqualTo(oneMistake(place, message));
    }

    @Test
    void text_that_is_not_yaml_is_refused_with_its_place() throws IOException {
        PlanFile file = PlanFile.of(directory, "scenarios:\n\tpurchase:\n");

        assertThat(file.refusal())
                .isEqualTo(oneMistake(
                        "2:1",
                        "not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for"
                                + " indentation)"));
    }

    @Test
    void an_empty_plan_is_refused() throws IOException {
        PlanFile file = PlanFile.of(directory, "# nothing yet\n");

        assertThat(file.refusal())
                .isEqualTo("perf.yaml has 1 mistake; nothing was run:\n  the plan is empty; it needs scenarios");
    }

    @Test
    void a_character_that_yaml_does_not_allow_is_refused() throws IOException {
        PlanFile file = PlanFile.of(directory, "seed: 1\nscenarios: \u0007\n");

        assertThat(file.refusal()).isEqualTo(oneMistake("2:12", "not YAML: the character U+0007 is not allowed"));
    }

    @Test
    void a_mistake_in_the_defaults_is_told_once_although_two_scenarios_inherit_it() throws IOException {
        PlanFile file = PlanFile.of(directory, """
                defaults:
                  load: {rate: 100/s, duration: 15}
                  objectives: [p95 <= 215ms]
                scenarios:
                  purchase: {class: shop.Purchase}
                  browse: {class: shop.Browse}
                """);

        assertThat(file.refusal())
                .isEqualTo(oneMistake(
                        "2:33", "duration: a duration is a number and ms, s, m or h, for example 15s, not \"15\""));
    }

    @Test
    void what_the_class_path_lacks_is_told_with_the_other_mistakes() throws IOException {
        PlanFile file = PlanFile.of(directory, """
                        target: embeded
                        scenarios:
                          purchase:
                            class: shop.Purchse
                            load: {rate: 100/s, duration: 15}
                            objectives: [p95 <= 215ms]
                        """)
                .heldAgainst(new StatedChecks(
                        Map.of("shop.Purchse", "class shop.Purchse is not on the class path"),
                        Map.of("embeded", "unknown target \"embeded\"; accepted are embedded")));

        assertThat(file.refusal()).isEqualTo("""
                        perf.yaml has 3 mistakes; nothing was run:
                          perf.yaml:1:9  unknown target "embeded"; accepted are embedded
                          perf.yaml:4:12  class shop.Purchse is not on the class path
                          perf.yaml:5:35  duration: a duration is a number and ms, s, m or h, for example 15s, not "15\"""");
    }

    private PlanFile withLoad(String load) throws IOException {
        return PlanFile.of(
                directory,
                "scenarios:\n  purchase:\n    class: shop.Purchase\n    load: " + load
                        + "\n    objectives: [p95 <= 215ms]\n");
    }

    private static String oneMistake(String place, String message) {
        return "perf.yaml has 1 mistake; nothing was run:\n  perf.yaml:" + place + "  " + message;
    }
}
