package io.sloguard.report;

import io.sloguard.result.diagnosis.JvmPause;
import io.sloguard.result.diagnosis.LoadJvm;
import io.sloguard.result.diagnosis.ProbeReport;
import io.sloguard.result.diagnosis.SlowOperation;
import io.sloguard.result.diagnosis.TraceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was seen of a database, of slow operations, and of the load JVM, in sentences. */
public final class WatchWords {

    private WatchWords() {}

    /** Returns how often the database was looked at, and what that cost: {@code looked at 400 times, 20 a second, ...}. */
    public static String of(ProbeReport probe) {
        return probe.samples() == 0
                ? "the database was not looked at"
                : "the database was looked at " + GeneratorWords.times(probe.samples()) + ", "
                        + Math.round(probe.samplesPerSecond())
                        + " times a second; the probe was busy " + Figures.percent(probe.busyShare()) + " of the time";
    }

    /** Returns what the load JVM itself did, one sentence each. */
    public static List<String> of(LoadJvm jvm) {
        List<String> sentences = new ArrayList<>();
        sentences.add(pauses(jvm));
        if (!jvm.longest().isEmpty()) {
            JvmPause longest = jvm.longest().get(0);
            sentences.add("The longest pause took " + GeneratorWords.duration(longest.nanos()) + ": " + longest.reason()
                    + ".");
        }
        sentences.add("Its compiler worked for " + GeneratorWords.duration(jvm.compileNanos()) + ".");
        sentences.add("It used " + Figures.percent(jvm.cpuShare()) + " of the machine's processors, all programs "
                + Figures.percent(jvm.machineCpuShare()) + ".");
        return sentences;
    }

    private static String pauses(LoadJvm jvm) {
        return Figures.counted(jvm.collections(), "garbage collection") + " stopped the load JVM for "
                + GeneratorWords.duration(jvm.collectionNanos()) + " in all, "
                + Figures.counted(jvm.otherPauses(), "other safepoint") + " for "
                + GeneratorWords.duration(jvm.otherPauseNanos()) + ".";
    }

    /** Returns what a slow operation was seen doing, in order; a dash if no sample saw it. */
    public static String steps(SlowOperation operation) {
        return operation.steps().isEmpty()
                ? "–"
                : operation.steps().stream().map(WatchWords::step).collect(Collectors.joining(" → "));
    }

    private static String step(TraceStep step) {
        return step.samples() + " × " + CauseWords.of(step.cause())
                + step.blocker()
                        .map(blocker -> " (" + CauseWords.of(blocker) + ")")
                        .orElse("");
    }
}
