package io.sloguard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.PerfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake, with its place and its full text. */
class PlanReaderTest {

    private static final String LOAD_KEYS =
            "arrivals, drain, duration, operations, rate, think, users, warmup, warmupOperations, workers";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("perf.yaml");
    }

    @Test
    void unknown_key_is_refused_with_the_nearest_known_one() throws IOException {
        assertRefused(
                """
                sceanrios: {}
                scenarios:
                  transfer:
                    clas: x.Transfer
                    class: x.Transfer
                    load: {rate: 10/s, duration: 20s, warmpu: 1s}
                    objectives: [max <= 1s]
                """,
                "1:1  unknown key \"sceanrios\" in the plan; did you mean scenarios?; known are"
                        + " allowRemote, changelog, defaults, objectives, scenarios, seed, target",
                "4:5  unknown key \"clas\" in scenarios.transfer; did you mean class?; known are"
                        + " class, load, objectives, set",
                "6:39  unknown key \"warmpu\" in scenarios.transfer.load; did you mean warmup?; known are "
                        + LOAD_KEYS);
    }

    @Test
    void two_scenarios_of_one_name_are_refused() throws IOException {
        assertRefused(
                """
                scenarios:
                  transfer: {class: x.A, load: {rate: 1/s, duration: 5s}, objectives: [max <= 1s]}
                  transfer: {class: x.B, load: {rate: 1/s, duration: 5s}, objectives: [max <= 1s]}
                """,
                "3:3  \"transfer\" is in scenarios twice, first on line 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rate: 100, duration: 5s | 4:18 | rate: a rate is a number per s, min or h, for example 100/s,"
                        + " not \"100\"",
                "rate: 0/s, duration: 5s | 4:18 | rate: a rate of 0 plans nothing",
                "rate: 0/s -> 0/s, duration: 5s | 4:18 | rate: a ramp from 0 to 0 plans nothing",
                "rate: 200000000/s, duration: 5s | 4:18 | rate: a rate has 0 to 100000000 operations,"
                        + " not 200000000",
                "rate: 1/s, duration: 5 | 4:33 | duration: a duration is a number and ms, s, m or h, for example"
                        + " 15s, not \"5\"",
                "rate: 1/s, duration: 5sec | 4:33 | duration: a duration is a number and ms, s, m or h, for example"
                        + " 15s, not \"5sec\"",
                "rate: 1/s, duration: -5s | 4:33 | duration: a duration is a number and ms, s, m or h, for example"
                        + " 15s, not \"-5s\"",
                "rate: 1/s, duration: 8h, drain: 200h | 4:11 | scenarios.a.load: drain is 0 to 7 days, not PT200H",
                "rate: 1/s, duration: 200h | 4:33 | duration: a phase lasts from 0 to 7 days, not PT200H",
                "rate: 1/s, duration: 999999999h | 4:33 | duration: a duration is a whole number of"
                        + " nanoseconds and at most 292 years, not \"999999999h\"",
                "rate: 1/s, duration: 0s | 4:33 | scenarios.a.load: the measured phase is empty, so nothing would be"
                        + " measured",
                "rate: 1/s, users: 3, duration: 5s | 4:11 | scenarios.a.load has rate and users; rate makes an open"
                        + " load, users a closed one: choose one",
                "duration: 5s | 4:11 | scenarios.a.load needs a rate (open load), for example rate: 100/s, or users"
                        + " (closed load)",
                "rate: 1/s, think: 1s, duration: 5s | 4:30 | scenarios.a.load.think belongs to a closed load (users);"
                        + " arrivals do not think",
                "users: 2, arrivals: even, duration: 5s | 4:32 | scenarios.a.load.arrivals belongs to an open load"
                        + " (rate), not to one of users",
                "users: 2, workers: 9, duration: 5s | 4:31 | scenarios.a.load.workers belongs to an open load"
                        + " (rate), not to one of users",
                "users: 0, duration: 5s | 4:19 | scenarios.a.load.users: a closed load has at least 1 user, not 0",
                "users: two, duration: 5s | 4:19 | users: a whole number, 0 or more, not \"two\"",
                "rate: 1/s | 4:11 | scenarios.a.load needs a duration, for example duration: 20s, or a number of"
                        + " operations",
                "rate: 1/s, duration: 5s, operations: 5 | 4:11 | scenarios.a.load has duration and operations;"
                        + " choose one",
                "rate: 1/s, duration: 9s, warmup: 1s, warmupOperations: 1 | 4:45 | scenarios.a.load has warmup and"
                        + " warmupOperations; choose one",
                "rate: 1/s, duration: 2s | 4:33 | scenarios.a.load: the measured phase is shorter than its warm-up;"
                        + " duration is the measured time and does not include the warm-up",
                "rate: 1/s, operations: 5, warmupOperations: 6 | 4:35 | scenarios.a.load: the measured phase is"
                        + " shorter than its warm-up; operations are the measured ones and do not include the warm-up",
                "rate: 1/s, arrivals: random, duration: 5s | 4:33 | arrivals: even or poisson, not \"random\"",
                "rate: 1/s, workers: 5000, duration: 5s | 4:11 | scenarios.a.load: workers are 1 to 4096, not 5000",
                "rate: 1/h, operations: 1000 | 4:11 | scenarios.a.load: 1000 operations at this rate take PT1000H; a"
                        + " phase lasts at most 7 days",
            })
    void impossible_load_is_refused(String load, String place, String problem) throws IOException {
        String plan =
                """
                scenarios:
                  a:
                    class: x.A
                    load: {%s}
                    objectives: [max <= 1s]
                """;

        assertRefused(plan.formatted(load), place.strip() + "  " + problem);
    }

    @Test
    void scenario_without_anything_is_told_everything_that_is_missing() throws IOException {
        assertRefused(
                """
                scenarios:
                  empty: {}
                """,
                "2:10  scenarios.empty needs a class that implements io.sloguard.scenario.Scenario",
                "2:10  scenarios.empty needs a load, for example load: {rate: 100/s, duration: 20s}",
                "2:10  scenarios.empty has no objectives: nothing would be judged");
    }

    @Test
    void empty_list_of_objectives_is_refused() throws IOException {
        assertRefused(
                """
                defaults: {objectives: [max <= 1s]}
                scenarios:
                  a:
                    class: x.A
                    load: {rate: 1/s, duration: 5s}
                    objectives: []
                """,
                "4:5  scenarios.a has no objectives: nothing would be judged");
    }

    @Test
    void objectives_that_are_not_in_the_grammar_are_refused_at_their_place() throws IOException {
        assertRefused(
                """
                objectives: [p95 <= 10ms]
                scenarios:
                  a:
                    class: x.A
                    load: {rate: 1/s, duration: 5s}
                    objectives:
                      - p95 <= 215
                      - [p99]
                """,
                "1:14  only errors can be limited over all scenarios, not p95",
                "7:9  objective \"p95 <= 215\": a limit is a number with its unit, in us, ms or s, not \"215\"",
                "8:9  an entry of objectives is a single value, not a list");
    }

    @Test
    void defaults_with_mistakes_are_refused_once_also_if_nobody_inherits_them() throws IOException {
        assertRefused(
                """
                defaults:
                  laod: {}
                  load: {rte: 1/s}
                  objectives: [p95]
                scenarios:
                  a: {class: x.A, load: {rate: 1/s, duration: 5s}, objectives: [max <= 1s]}
                  b: {class: x.A, load: {rate: 1/s, duration: 5s}, objectives: [max <= 1s]}
                """,
                "2:3  unknown key \"laod\" in defaults; did you mean load?; known are load, objectives",
                "3:10  unknown key \"rte\" in defaults.load; did you mean rate?; known are " + LOAD_KEYS,
                "4:16  objective \"p95\": an objective is a metric, a comparison and a limit, for example"
                        + " p95 <= 215ms, errors < 1% or throughput >= 95/s");
    }

    @Test
    void mistake_in_inherited_objectives_is_told_once() throws IOException {
        assertRefused(
                """
                defaults: {objectives: [errors < 0%]}
                scenarios:
                  a: {class: x.A, load: {rate: 1/s, duration: 5s}}
                  b: {class: x.A, load: {rate: 1/s, duration: 5s}}
                """,
                "1:25  objective \"errors < 0%\": no share of errors is < 0 %; write errors <= 0%");
    }

    @Test
    void misspelt_scenario_on_the_command_line_is_refused_with_the_nearest_name() throws IOException {
        Files.writeString(file, TWO_SCENARIOS);
        Overrides typo = new Overrides(Optional.of("first-on"), OptionalLong.empty());

        assertThatThrownBy(() -> new PlanReader(new FixedChecks()).read(file, typo))
                .isInstanceOf(PlanException.class)
                .hasMessage(refusal("5:3  there is no scenario \"first-on\"; did you mean first-one?; known are"
                        + " first-one, second"));
    }

    @ParameterizedTest
    @CsvSource({"''", "'# nothing but a comment'"})
    void empty_file_is_refused(String text) throws IOException {
        Files.writeString(file, text);

        assertThatThrownBy(() -> read())
                .isInstanceOf(PlanException.class)
                .hasMessage(file + " has 1 mistake; nothing was run:\n  " + file + " is empty; it needs scenarios");
    }

    @Test
    void plan_without_scenarios_is_refused() throws IOException {
        assertRefused("seed: 1", "1:1  the plan has no scenarios, so nothing would be measured");
    }

    @Test
    void empty_mapping_of_scenarios_is_refused() throws IOException {
        assertRefused("scenarios: {}", "1:12  the plan has no scenarios, so nothing would be measured");
    }

    @Test
    void text_that_is_not_yaml_is_refused_at_its_place() throws IOException {
        assertRefused(
                """
                scenarios:
                  a: {class: x.A
                """,
                "3:1  not YAML: expected ',' or '}', but got <stream end>");
    }

    @Test
    void character_that_yaml_does_not_allow_is_refused() throws IOException {
        Files.writeString(file, "seed: 1\u0001");

        assertThatThrownBy(() -> read())
                .isInstanceOf(PlanException.class)
                .hasMessageStartingWith(file + " has 1 mistake; nothing was run:\n  " + file + " is not YAML: ")
                .hasMessageContaining("special characters are not allowed");
    }

    @Test
    void list_instead_of_a_plan_is_refused() throws IOException {
        assertRefused(
                "- a",
                "1:1  the plan is a mapping of keys to values, not a list",
                "1:1  the plan has no scenarios, so nothing would be measured");
    }

    @Test
    void missing_file_is_told_with_what_to_do() {
        assertThatThrownBy(() -> read())
                .isInstanceOf(PerfException.class)
                .isNotInstanceOf(PlanException.class)
                .hasMessage("cannot read the plan " + file + ": java.nio.file.NoSuchFileException: " + file
                        + ". Write one, or name it with perf.file");
    }

    @Test
    void problems_of_classes_and_targets_stand_where_they_are_named() throws IOException {
        Files.writeString(
                file,
                """
                target: embeded
                scenarios:
                  a:
                    load: {rate: 1/s, duration: 5s}
                    objectives: [max <= 1s]
                    class: x.Missing
                """);
        PlanChecks checks = new FixedChecks(
                List.of("class x.Missing is not on the class path"), List.of("unknown target \"embeded\""));

        assertThatThrownBy(() -> new PlanReader(checks).read(file, Overrides.NONE))
                .isInstanceOf(PlanException.class)
                .hasMessage(refusal(
                        "1:9  unknown target \"embeded\"", "6:12  class x.Missing is not on the class path"));
    }

    @Test
    void what_belongs_to_a_target_is_refused_without_one() throws IOException {
        assertRefused(
                """
                changelog: db/changelog.yaml
                allowRemote: yes please
                seed: 1.5
                scenarios:
                  a: {class: x.A, load: {rate: 1/s, duration: 5s}, objectives: [max <= 1s]}
                """,
                "1:12  changelog needs a target",
                "2:14  allowRemote: true or false, not \"yes please\"",
                "2:14  allowRemote needs a target",
                "3:7  seed: a seed is a whole number, not \"1.5\"");
    }

    @Test
    void mistakes_of_several_scenarios_come_in_the_order_of_the_file() throws IOException {
        assertRefused(
                """
                scenarios:
                  z:
                    objectives: [p101 <= 1s]
                    class: x.Z
                    load: {rate: 1/s, duration: 5}
                  a:
                    class: []
                    load: fast
                    objectives: [max <= 1s]
                    set: {pool: {size: 3}}
                """,
                "3:18  objective \"p101 <= 1s\": unknown metric \"p101\"; accepted are p50 p75 p90 p95 p99 p99.9 max"
                        + " mean errors throughput",
                "5:33  duration: a duration is a number and ms, s, m or h, for example 15s, not \"5\"",
                "7:12  class is a single value, not a list",
                "8:11  scenarios.a.load is a mapping of keys to values, not \"fast\"",
                "8:11  scenarios.a.load needs a rate (open load), for example rate: 100/s, or users (closed load)",
                "8:11  scenarios.a.load needs a duration, for example duration: 20s, or a number of operations",
                "10:17  pool is a single value, not a mapping");
    }

    private static final String TWO_SCENARIOS =
            """
            seed: 1
            defaults: {load: {duration: 5s}}

            scenarios:
              first-one: {class: x.A, load: {rate: 1/s}, objectives: [max <= 1s]}
              second: {class: x.B, load: {rate: 1/s}, objectives: [max <= 1s]}
            """;

    private Plan read() {
        return new PlanReader(new FixedChecks()).read(file, Overrides.NONE);
    }

    private void assertRefused(String plan, String... problems) throws IOException {
        Files.writeString(file, plan);

        assertThatThrownBy(() -> read()).isInstanceOf(PlanException.class).hasMessage(refusal(problems));
        assertThat(problems).isNotEmpty();
    }

    private String refusal(String... problems) {
        StringBuilder text = new StringBuilder(file + " has ");
        text.append(problems.length == 1 ? "1 mistake" : problems.length + " mistakes");
        text.append("; nothing was run:");
        for (String problem : problems) {
            text.append("\n  ").append(file).append(':').append(problem);
        }
        return text.toString();
    }
}
