package io.sloguard.doctor;

import io.sloguard.slo.FailOn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Finds out whether this machine is fit to judge latencies: what it is, and how it behaves for some seconds under the engine
 * that runs scenarios. Immutable and thread-safe, but whatever else the machine does meanwhile is part of what is found.
 */
public final class Doctor {

    /** How long {@link #examine} watches the machine. */
    public static final Duration WATCH = Duration.ofSeconds(10);

    private final Path results;
    private final Path database;
    private final Path root;
    private final Duration watch;

    /**
     * Creates a doctor.
     *
     * @param results where results go; need not exist
     * @param database where an embedded database keeps its data; exists
     */
    public Doctor(Path results, Path database) {
        this(results, database, Path.of("/"), WATCH);
    }

    /** Creates a doctor who reads about the machine below a directory, and watches it that long. */
    Doctor(Path results, Path database, Path root, Duration watch) {
        this.results = Objects.requireNonNull(results, "results");
        this.database = Objects.requireNonNull(database, "database");
        this.root = Objects.requireNonNull(root, "root");
        this.watch = Objects.requireNonNull(watch, "watch");
    }

    /**
     * Looks at the machine. Takes about 12 s.
     *
     * @return what was found, the behaviour first
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public List<Finding> examine() throws InterruptedException {
        MachineFacts machine = new MachineFacts(root);
        List<Finding> before =
                List.of(machine.processors(), machine.load(), OtherBuilds.of(ProcessHandle.allProcesses()));
        List<Finding> findings = new ArrayList<>(GeneratorTrial.run(watch).findings());
        findings.addAll(before);
        findings.add(machine.quota());
        findings.add(machine.clock());
        findings.add(DiskTrial.space(results));
        findings.add(DiskTrial.sync(database));
        return List.copyOf(findings);
    }

    /** Returns the worst of the findings; unknown if there are none. */
    public static Fitness worst(List<Finding> findings) {
        return findings.stream().map(Finding::fitness).max(Fitness::compareTo).orElse(Fitness.UNKNOWN);
    }

    /** Returns whether the findings break a build: an unfit machine does by default, a doubtful one if that is asked for. */
    public static boolean breaks(List<Finding> findings, FailOn failOn) {
        return switch (failOn) {
            case BROKEN -> worst(findings) == Fitness.UNFIT;
            case UNDECIDED -> worst(findings).compareTo(Fitness.DOUBTFUL) >= 0;
            case NEVER -> false;
        };
    }
}
