package io.sloguard.json;

import io.sloguard.load.ClosedLoad;
import io.sloguard.load.Course;
import io.sloguard.load.LoadModel;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.load.StopPolicy;
import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Block;
import io.sloguard.result.EarlyEnd;
import io.sloguard.result.Environment;
import io.sloguard.result.Exceedance;
import io.sloguard.result.FailureGroup;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.Latencies;
import io.sloguard.result.MeasurementCounts;
import io.sloguard.result.Observations;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Slot;
import io.sloguard.scenario.Invariant;
import io.sloguard.slo.BrokenInvariant;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.SourceLocation;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link ResultWriter} writes; whatever does not fit is an {@link IllegalArgumentException}. */
final class ResultReader {

    private ResultReader() {}

    static JudgedRun read(JsonObject file) {
        String schema = file.text("schema");
        if (!schema.equals(ResultJson.SCHEMA)) {
            throw new IllegalArgumentException("its schema is " + schema + ", this version reads " + ResultJson.SCHEMA);
        }
        RunResult result = new RunResult(
                file.text("runId"),
                file.instant("startedAt"),
                file.number("elapsedNanos"),
                file.number("seed"),
                environment(file.object("environment")),
                file.objects("scenarios").stream().map(ResultReader::scenario).toList(),
                file.has("queryPlans")
                        ? file.objects("queryPlans").stream()
                                .map(QueryPlanJson::read)
                                .toList()
                        : List.of(),
                file.has("migrations")
                        ? file.objects("migrations").stream()
                                .map(one -> MigrationJson.read(one, ResultReader::scenario))
                                .toList()
                        : List.of(),
                BaselineJson.references(file),
                file.has("experiments")
                        ? file.objects("experiments").stream()
                                .map(one -> ExperimentJson.read(one, ResultReader::scenario))
                                .toList()
                        : List.of(),
                file.has("diagnoses")
                        ? file.objects("diagnoses").stream()
                                .map(DiagnosisJson::read)
                                .toList()
                        : List.of());
        List<Verdict> verdicts =
                file.objects("objectives").stream().map(ResultReader::verdict).toList();
        return new JudgedRun(result, new Judgement(verdicts, BrokenInvariant.in(result)));
    }

    private static Environment environment(JsonObject json) {
        Map<String, String> target = new LinkedHashMap<>();
        JsonObject facts = json.object("target");
        facts.names().forEach(name -> target.put(name, facts.text(name)));
        Environment environment = new Environment(
                        json.text("jdk"),
                        json.integer("cores"),
                        json.text("operatingSystem"),
                        json.text("commit"),
                        target)
                .inBuildOf(json.has("modulesAtOnce") ? json.integer("modulesAtOnce") : 1);
        return json.optionalText("machine").map(environment::onMachine).orElse(environment);
    }

    private static Verdict verdict(JsonObject json) {
        Optional<SourceLocation> declaredAt = json.has("declaredAt")
                ? Optional.of(new SourceLocation(
                        json.object("declaredAt").text("file"),
                        json.object("declaredAt").integer("line")))
                : Optional.empty();
        Subject about = subject(json);
        DeclaredObjective objective = new DeclaredObjective(about, about.objective(json.text("objective")), declaredAt);
        JsonObject evidence = json.object("evidence");
        return new Verdict(
                objective,
                json.constant("verdict", List.of(VerdictState.values()), name -> name),
                new Evidence(
                        evidence.number("operations"),
                        evidence.optionalNumber("exceeding"),
                        evidence.optionalDecimal("effectiveOperations"),
                        evidence.optionalDecimal("observed"),
                        evidence.optionalDecimal("lower"),
                        evidence.optionalDecimal("upper"),
                        evidence.decimal("confidence"),
                        evidence.optionalDecimal("chance"),
                        evidence.optionalNumber("moreOperations"),
                        evidence.optionalDecimal("earlyChance")),
                json.text("reason"),
                json.has("warnings") ? json.texts("warnings") : List.of());
    }

    private static Subject subject(JsonObject json) {
        if (json.has("planGuard")) {
            return new Subject.PlanGuard(json.text("planGuard"));
        }
        if (json.has("migration")) {
            return new Subject.Migration(json.text("migration"));
        }
        if (json.has("experiment")) {
            return new Subject.Experiment(json.text("experiment"));
        }
        return json.has("scenario") ? new Subject.Scenario(json.text("scenario")) : new Subject.AllScenarios();
    }

    private static ScenarioResult scenario(JsonObject json) {
        JsonObject latencies = json.object("latencies");
        return new ScenarioResult(
                json.text("name"),
                load(json.object("load")),
                counts(json.object("counts")),
                new Latencies(
                        histogram(latencies.object("response")),
                        histogram(latencies.object("success")),
                        histogram(latencies.object("service")),
                        histogram(latencies.object("lag"))),
                exceedances(json),
                blocks(json),
                observations(json),
                health(json.object("health")),
                json.optionalText("error"),
                json.has("earlyEnd") ? Optional.of(earlyEnd(json.object("earlyEnd"))) : Optional.empty());
    }

    private static List<Exceedance> exceedances(JsonObject json) {
        return json.objects("exceedances").stream()
                .map(one ->
                        new Exceedance(one.number("thresholdNanos"), one.number("exceeding"), one.number("excusable")))
                .toList();
    }

    private static List<Block> blocks(JsonObject json) {
        return json.objects("blocks").stream().map(ResultReader::block).toList();
    }

    private static EarlyEnd earlyEnd(JsonObject json) {
        return new EarlyEnd(
                json.number("atNanos"), json.text("reason"), json.number("planned"), json.number("cancelled"));
    }

    private static LoadPlan load(JsonObject json) {
        return new LoadPlan(
                model(json),
                length(json.object("warmup")),
                length(json.object("measurement")),
                Duration.ofNanos(json.number("drainNanos")),
                json.integer("workers"),
                course(json));
    }

    private static Course course(JsonObject json) {
        return new Course(
                json.has("stop")
                        ? json.constant("stop", List.of(StopPolicy.values()), name -> name.toLowerCase(Locale.ROOT))
                        : StopPolicy.NEVER,
                json.has("maxDurationNanos")
                        ? Optional.of(Duration.ofNanos(json.number("maxDurationNanos")))
                        : Optional.empty());
    }

    private static LoadModel model(JsonObject json) {
        if (json.text("model").equals("closed")) {
            return new ClosedLoad(json.integer("users"), Duration.ofNanos(json.number("thinkNanos")));
        }
        if (!json.text("model").equals("open")) {
            throw json.wrong("model", "open or closed");
        }
        RateProfile profile = json.has("rate")
                ? new RateProfile.Constant(rate(json.object("rate")))
                : new RateProfile.Ramp(rate(json.object("from")), rate(json.object("to")));
        return new OpenLoad(
                profile,
                json.constant("arrivals", List.of(OpenLoad.Arrivals.values()), name -> name.toLowerCase(Locale.ROOT)));
    }

    private static Rate rate(JsonObject json) {
        return new Rate(json.number("operations"), json.number("periodNanos"));
    }

    private static PhaseLength length(JsonObject json) {
        return json.has("operations")
                ? new PhaseLength.ForOperations(json.number("operations"))
                : new PhaseLength.ForDuration(Duration.ofNanos(json.number("durationNanos")));
    }

    private static OutcomeCounts counts(JsonObject json) {
        return new OutcomeCounts(
                json.number("scheduled"),
                json.number("started"),
                json.number("dropped"),
                json.number("ok"),
                json.number("failed"),
                json.number("timedOut"),
                json.number("unfinished"));
    }

    private static LatencyHistogram histogram(JsonObject json) {
        if (json.number("count") == 0) {
            return LatencyHistogram.EMPTY;
        }
        LatencyHistogram histogram = LatencyHistogram.decoded(
                json.text("histogram"), json.number("minNanos"), json.number("maxNanos"), json.number("sumNanos"));
        if (histogram.count() != json.number("count")) {
            throw new IllegalArgumentException(
                    "a histogram of " + json.number("count") + " values holds " + histogram.count());
        }
        return histogram;
    }

    private static Observations observations(JsonObject json) {
        Map<String, Long> counters = new LinkedHashMap<>();
        JsonObject counted = json.object("counters");
        counted.names().forEach(name -> counters.put(name, counted.number(name)));
        Map<String, LatencyHistogram> measurements = new LinkedHashMap<>();
        JsonObject measured = json.object("measurements");
        measured.names().forEach(name -> measurements.put(name, histogram(measured.object(name))));
        return new Observations(
                json.objects("failures").stream()
                        .map(one -> new FailureGroup(one.text("kind"), one.number("count"), one.text("sample")))
                        .toList(),
                counters,
                measurements,
                json.objects("invariants").stream()
                        .map(one -> new Invariant(one.text("name"), one.flag("holds"), one.text("detail")))
                        .toList(),
                json.has("measurementCounts")
                        ? json.objects("measurementCounts").stream()
                                .map(one -> new MeasurementCounts(one.text("name"), exceedances(one), blocks(one)))
                                .toList()
                        : List.of());
    }

    private static GeneratorHealth health(JsonObject json) {
        return new GeneratorHealth(
                json.integer("workers"),
                json.decimal("achievedRatio"),
                json.number("stalls"),
                json.number("longestStallNanos"),
                json.number("wakeupLagP99Nanos"),
                json.number("lateForWorkers"),
                json.number("excusableErrors"),
                json.number("gcNanos"),
                json.decimal("cpuRatio"),
                NoiseJson.read(json));
    }

    private static Block block(JsonObject json) {
        return new Block(
                json.integer("second"),
                counts(json.object("counts")),
                json.number("completions"),
                json.numbers("exceeding"),
                histogram(json.object("response")),
                json.number("successSumNanos"),
                json.rows("slots").stream().map(row -> slot(json, row)).toList());
    }

    private static Slot slot(JsonObject json, List<Long> row) {
        if (row.size() < 2) {
            throw json.wrong("slots", "a list of rows of operations, errors and exceedances");
        }
        return new Slot(row.get(0), row.get(1), row.subList(2, row.size()));
    }
}
