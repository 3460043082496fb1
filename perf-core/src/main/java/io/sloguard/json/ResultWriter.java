package io.sloguard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sloguard.load.ClosedLoad;
import io.sloguard.load.Course;
import io.sloguard.load.LoadPlan;
import io.sloguard.load.OpenLoad;
import io.sloguard.load.PhaseLength;
import io.sloguard.load.Rate;
import io.sloguard.load.RateProfile;
import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Block;
import io.sloguard.result.EarlyEnd;
import io.sloguard.result.Environment;
import io.sloguard.result.Exceedance;
import io.sloguard.result.ExperimentResult;
import io.sloguard.result.FailureGroup;
import io.sloguard.result.GeneratorHealth;
import io.sloguard.result.MeasurementCounts;
import io.sloguard.result.MigrationResult;
import io.sloguard.result.Observations;
import io.sloguard.result.OutcomeCounts;
import io.sloguard.result.QueryPlanResult;
import io.sloguard.result.RunResult;
import io.sloguard.result.ScenarioResult;
import io.sloguard.result.Slot;
import io.sloguard.result.diagnosis.Diagnosis;
import io.sloguard.scenario.Invariant;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Subject;
import io.sloguard.slo.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a judged run as JSON, member by member. Used once, by one thread. */
final class ResultWriter {

    private final JsonGenerator json;

    ResultWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(JudgedRun run) throws IOException {
        RunResult result = run.result();
        json.writeStartObject();
        json.writeStringField("schema", ResultJson.SCHEMA);
        json.writeStringField("runId", result.runId());
        json.writeStringField("startedAt", result.startedAt().toString());
        json.writeNumberField("elapsedNanos", result.elapsedNanos());
        json.writeNumberField("seed", result.seed());
        environment(result.environment());
        json.writeArrayFieldStart("objectives");
        for (Verdict verdict : run.judgement().verdicts()) {
            verdict(verdict);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("scenarios");
        for (ScenarioResult scenario : result.scenarios()) {
            scenario(scenario);
        }
        json.writeEndArray();
        queryPlans(result);
        migrations(result);
        BaselineJson.write(result.baselines(), json);
        experiments(result);
        diagnoses(result);
        json.writeEndObject();
    }

    private void migrations(RunResult result) throws IOException {
        if (result.migrations().isEmpty()) {
            return;
        }
        MigrationJson migrations = new MigrationJson(json, this::scenario);
        json.writeArrayFieldStart("migrations");
        for (MigrationResult one : result.migrations()) {
            migrations.write(one);
        }
        json.writeEndArray();
    }

    private void experiments(RunResult result) throws IOException {
        if (result.experiments().isEmpty()) {
            return;
        }
        ExperimentJson experiments = new ExperimentJson(json, this::scenario);
        json.writeArrayFieldStart("experiments");
        for (ExperimentResult experiment : result.experiments()) {
            experiments.write(experiment);
        }
        json.writeEndArray();
    }

    private void diagnoses(RunResult result) throws IOException {
        if (result.diagnoses().isEmpty()) {
            return;
        }
        DiagnosisJson diagnoses = new DiagnosisJson(json);
        json.writeArrayFieldStart("diagnoses");
        for (Diagnosis one : result.diagnoses()) {
            diagnoses.write(one);
        }
        json.writeEndArray();
    }

    private void queryPlans(RunResult result) throws IOException {
        if (result.queryPlans().isEmpty()) {
            return;
        }
        QueryPlanJson plans = new QueryPlanJson(json);
        json.writeArrayFieldStart("queryPlans");
        for (QueryPlanResult one : result.queryPlans()) {
            plans.write(one);
        }
        json.writeEndArray();
    }

    private void environment(Environment environment) throws IOException {
        json.writeObjectFieldStart("environment");
        json.writeStringField("jdk", environment.jdk());
        json.writeNumberField("cores", environment.cores());
        json.writeStringField("operatingSystem", environment.operatingSystem());
        json.writeStringField("commit", environment.commit());
        json.writeStringField("machine", environment.machine());
        if (environment.modulesAtOnce() > 1) {
            json.writeNumberField("modulesAtOnce", environment.modulesAtOnce());
        }
        json.writeObjectFieldStart("target");
        for (Map.Entry<String, String> fact : environment.target().entrySet()) {
            json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void verdict(Verdict verdict) throws IOException {
        json.writeStartObject();
        if (verdict.objective().about() instanceof Subject.Scenario scenario) {
            json.writeStringField("scenario", scenario.name());
        } else if (verdict.objective().about() instanceof Subject.PlanGuard guard) {
            json.writeStringField("planGuard", guard.name());
        } else if (verdict.objective().about() instanceof Subject.Migration migration) {
            json.writeStringField("migration", migration.name());
        } else if (verdict.objective().about() instanceof Subject.Experiment experiment) {
            json.writeStringField("experiment", experiment.name());
        }
        json.writeStringField("objective", verdict.objective().objective().toString());
        if (verdict.objective().declaredAt().isPresent()) {
            json.writeObjectFieldStart("declaredAt");
            json.writeStringField("file", verdict.objective().declaredAt().get().file());
            json.writeNumberField("line", verdict.objective().declaredAt().get().line());
            json.writeEndObject();
        }
        json.writeStringField("verdict", verdict.state().name());
        json.writeStringField("reason", verdict.reason());
        if (!verdict.warnings().isEmpty()) {
            json.writeArrayFieldStart("warnings");
            for (String warning : verdict.warnings()) {
                json.writeString(warning);
            }
            json.writeEndArray();
        }
        evidence(verdict.evidence());
        json.writeEndObject();
    }

    private void evidence(Evidence evidence) throws IOException {
        json.writeObjectFieldStart("evidence");
        json.writeNumberField("operations", evidence.operations());
        if (evidence.exceeding().isPresent()) {
            json.writeNumberField("exceeding", evidence.exceeding().getAsLong());
        }
        if (evidence.effectiveOperations().isPresent()) {
            json.writeNumberField(
                    "effectiveOperations", evidence.effectiveOperations().getAsDouble());
        }
        if (evidence.observed().isPresent()) {
            json.writeNumberField("observed", evidence.observed().getAsDouble());
        }
        if (evidence.lower().isPresent()) {
            json.writeNumberField("lower", evidence.lower().getAsDouble());
        }
        if (evidence.upper().isPresent()) {
            json.writeNumberField("upper", evidence.upper().getAsDouble());
        }
        json.writeNumberField("confidence", evidence.confidence());
        if (evidence.chance().isPresent()) {
            json.writeNumberField("chance", evidence.chance().getAsDouble());
        }
        if (evidence.moreOperations().isPresent()) {
            json.writeNumberField("moreOperations", evidence.moreOperations().getAsLong());
        }
        if (evidence.earlyChance().isPresent()) {
            json.writeNumberField("earlyChance", evidence.earlyChance().getAsDouble());
        }
        json.writeEndObject();
    }

    private void scenario(ScenarioResult scenario) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", scenario.name());
        if (scenario.error().isPresent()) {
            json.writeStringField("error", scenario.error().get());
        }
        earlyEnd(scenario);
        load(scenario.load());
        counts(scenario.counts());
        json.writeObjectFieldStart("latencies");
        histogram("response", scenario.latencies().response());
        histogram("success", scenario.latencies().success());
        histogram("service", scenario.latencies().service());
        histogram("lag", scenario.latencies().lag());
        json.writeEndObject();
        exceedances(scenario.exceedances());
        observations(scenario.observations());
        health(scenario.health());
        blocks(scenario.blocks());
        json.writeEndObject();
    }

    private void exceedances(List<Exceedance> exceedances) throws IOException {
        json.writeArrayFieldStart("exceedances");
        for (Exceedance exceedance : exceedances) {
            json.writeStartObject();
            json.writeNumberField("thresholdNanos", exceedance.thresholdNanos());
            json.writeNumberField("exceeding", exceedance.exceeding());
            json.writeNumberField("excusable", exceedance.excusable());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void blocks(List<Block> blocks) throws IOException {
        json.writeArrayFieldStart("blocks");
        for (Block block : blocks) {
            block(block);
        }
        json.writeEndArray();
    }

    private void measurementCounts(List<MeasurementCounts> counted) throws IOException {
        json.writeArrayFieldStart("measurementCounts");
        for (MeasurementCounts counts : counted) {
            json.writeStartObject();
            json.writeStringField("name", counts.name());
            exceedances(counts.exceedances());
            blocks(counts.blocks());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void load(LoadPlan load) throws IOException {
        json.writeObjectFieldStart("load");
        if (load.model() instanceof OpenLoad open) {
            json.writeStringField("model", "open");
            json.writeStringField("arrivals", open.arrivals().name().toLowerCase(Locale.ROOT));
            if (open.profile() instanceof RateProfile.Constant constant) {
                rate("rate", constant.rate());
            } else {
                RateProfile.Ramp ramp = (RateProfile.Ramp) open.profile();
                rate("from", ramp.from());
                rate("to", ramp.to());
            }
        } else {
            ClosedLoad closed = (ClosedLoad) load.model();
            json.writeStringField("model", "closed");
            json.writeNumberField("users", closed.users());
            json.writeNumberField("thinkNanos", closed.think().toNanos());
        }
        length("warmup", load.warmup());
        length("measurement", load.measurement());
        json.writeNumberField("drainNanos", load.drain().toNanos());
        json.writeNumberField("workers", load.workers());
        course(load.course());
        json.writeEndObject();
    }

    private void course(Course course) throws IOException {
        if (course.isWatched()) {
            json.writeStringField("stop", course.stop().toString());
        }
        if (course.maxDuration().isPresent()) {
            json.writeNumberField("maxDurationNanos", course.maxDuration().get().toNanos());
        }
    }

    private void earlyEnd(ScenarioResult scenario) throws IOException {
        if (scenario.earlyEnd().isPresent()) {
            EarlyEnd end = scenario.earlyEnd().get();
            json.writeObjectFieldStart("earlyEnd");
            json.writeNumberField("atNanos", end.atNanos());
            json.writeStringField("reason", end.reason());
            json.writeNumberField("planned", end.planned());
            json.writeNumberField("cancelled", end.cancelled());
            json.writeEndObject();
        }
    }

    private void rate(String name, Rate rate) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("operations", rate.operations());
        json.writeNumberField("periodNanos", rate.periodNanos());
        json.writeEndObject();
    }

    private void length(String name, PhaseLength length) throws IOException {
        json.writeObjectFieldStart(name);
        if (length instanceof PhaseLength.ForDuration limit) {
            json.writeNumberField("durationNanos", limit.duration().toNanos());
        } else {
            json.writeNumberField("operations", ((PhaseLength.ForOperations) length).operations());
        }
        json.writeEndObject();
    }

    private void counts(OutcomeCounts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        json.writeNumberField("scheduled", counts.scheduled());
        json.writeNumberField("started", counts.started());
        json.writeNumberField("dropped", counts.dropped());
        json.writeNumberField("ok", counts.ok());
        json.writeNumberField("failed", counts.failed());
        json.writeNumberField("timedOut", counts.timedOut());
        json.writeNumberField("unfinished", counts.unfinished());
        json.writeEndObject();
    }

    private void histogram(String name, LatencyHistogram histogram) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("count", histogram.count());
        if (!histogram.isEmpty()) {
            json.writeNumberField("minNanos", histogram.minNanos());
            json.writeNumberField("p50Nanos", histogram.quantileNanos(0.5));
            json.writeNumberField("p95Nanos", histogram.quantileNanos(0.95));
            json.writeNumberField("p99Nanos", histogram.quantileNanos(0.99));
            json.writeNumberField("maxNanos", histogram.maxNanos());
            json.writeNumberField("sumNanos", histogram.sumNanos());
            json.writeStringField("histogram", histogram.encoded());
        }
        json.writeEndObject();
    }

    private void observations(Observations observations) throws IOException {
        json.writeArrayFieldStart("failures");
        for (FailureGroup group : observations.failures()) {
            json.writeStartObject();
            json.writeStringField("kind", group.kind());
            json.writeNumberField("count", group.count());
            json.writeStringField("sample", group.sample());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("counters");
        for (Map.Entry<String, Long> counter : new TreeMap<>(observations.counters()).entrySet()) {
            json.writeNumberField(counter.getKey(), counter.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("measurements");
        for (Map.Entry<String, LatencyHistogram> measurement : new TreeMap<>(observations.measurements()).entrySet()) {
            histogram(measurement.getKey(), measurement.getValue());
        }
        json.writeEndObject();
        if (!observations.counted().isEmpty()) {
            measurementCounts(observations.counted());
        }
        json.writeArrayFieldStart("invariants");
        for (Invariant invariant : observations.invariants()) {
            json.writeStartObject();
            json.writeStringField("name", invariant.name());
            json.writeBooleanField("holds", invariant.holds());
            json.writeStringField("detail", invariant.detail());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void health(GeneratorHealth health) throws IOException {
        json.writeObjectFieldStart("health");
        json.writeNumberField("workers", health.workers());
        json.writeNumberField("achievedRatio", health.achievedRatio());
        json.writeNumberField("stalls", health.stalls());
        json.writeNumberField("longestStallNanos", health.longestStallNanos());
        json.writeNumberField("wakeupLagP99Nanos", health.wakeupLagP99Nanos());
        json.writeNumberField("lateForWorkers", health.lateForWorkers());
        json.writeNumberField("excusableErrors", health.excusableErrors());
        json.writeNumberField("gcNanos", health.gcNanos());
        json.writeNumberField("cpuRatio", health.cpuRatio());
        NoiseJson.write(json, health.noise());
        json.writeEndObject();
    }

    private void block(Block block) throws IOException {
        json.writeStartObject();
        json.writeNumberField("second", block.second());
        counts(block.counts());
        json.writeNumberField("completions", block.completions());
        json.writeNumberField("successSumNanos", block.successSumNanos());
        json.writeFieldName("exceeding");
        numbers(block.exceeding());
        json.writeArrayFieldStart("slots");
        for (Slot slot : block.slots()) {
            List<Long> row = new ArrayList<>(List.of(slot.operations(), slot.errors()));
            row.addAll(slot.exceeding());
            numbers(row);
        }
        json.writeEndArray();
        histogram("response", block.response());
        json.writeEndObject();
    }

    private void numbers(List<Long> counts) throws IOException {
        json.writeStartArray();
        for (long count : counts) {
            json.writeNumber(count);
        }
        json.writeEndArray();
    }
}
