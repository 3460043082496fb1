package io.sloguard;

import io.sloguard.baseline.BaselineEntry;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.baseline.RememberedRun;
import io.sloguard.baseline.store.BaselineArchive;
import io.sloguard.config.Overrides;
import io.sloguard.config.PlanException;
import io.sloguard.config.PlanReader;
import io.sloguard.config.PlannedBaselines;
import io.sloguard.config.UncheckedPlan;
import io.sloguard.json.BaselineJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The entry to what is remembered of runs: keeps them in a store, and reads them from there. Immutable and thread-safe;
 * other processes may keep runs in the same store at the same time.
 *
 * <pre>{@code
 * JudgedRun run = SloGuard.read(Path.of("perf.yaml")).run();
 * Baselines.ofPlan(Path.of("perf.yaml"), loader).keep(RememberedRun.of(run));
 * }</pre>
 */
public final class Baselines {

    private final PlannedBaselines planned;
    private final BaselineArchive archive;

    private Baselines(PlannedBaselines planned, BaselineArchive archive) {
        this.planned = planned;
        this.archive = archive;
    }

    /**
     * Returns the baselines of the store that a plan names.
     *
     * @param planFile the plan
     * @param loader finds kinds of stores beside files and git branches
     * @throws PlanException if the plan has mistakes; the message lists all of them
     * @throws PerfException if the plan cannot be read or names no store, or if there is no such kind of store
     */
    public static Baselines ofPlan(Path planFile, ClassLoader loader) {
        return new PlanReader(new UncheckedPlan())
                .read(planFile, Overrides.NONE)
                .baselines()
                .map(planned -> at(planned.store(), planned.directory(), loader))
                .orElseThrow(() -> new PerfException(
                        planFile + " names no store of baselines; add for example baselines: perf/baselines.jsonl"));
    }

    /**
     * Returns the baselines of a store.
     *
     * @param store the store, as {@code baselines:} of a plan would name it
     * @param directory the directory from which relative places are meant
     * @param loader finds kinds of stores beside files and git branches
     * @throws PerfException if there is no such kind of store, or if it cannot be what it is called
     */
    public static Baselines at(String store, Path directory, ClassLoader loader) {
        BaselineArchive archive = archive(loader);
        List<String> problems = archive.problems(store, directory);
        if (!problems.isEmpty()) {
            throw new PerfException("baselines: " + String.join("; ", problems));
        }
        return new Baselines(new PlannedBaselines(store, directory), archive);
    }

    /** Returns the stores that plans name, for entries in the format of this version. */
    static BaselineArchive archive(ClassLoader loader) {
        return new BaselineArchive(loader, BaselineJson::read, BaselineJson::write);
    }

    /** Returns the name of the store. */
    public String store() {
        return planned.store();
    }

    /**
     * Returns every run that the store remembers; none if it does not exist yet.
     *
     * @throws PerfException if the store cannot be read
     */
    public BaselineHistory history() {
        return archive.history(planned.store(), planned.directory());
    }

    /**
     * Keeps a run. What the store has already is left out, so that keeping a run twice changes nothing.
     *
     * @param run what is to be kept of it
     * @return how many entries were added
     * @throws PerfException if the store cannot be read or written; nothing was added then
     * @throws InterruptedException if the thread is interrupted while others are writing
     */
    public int keep(RememberedRun run) throws InterruptedException {
        Set<String> known = history().entries().stream()
                .map(entry -> entry.figures().runId())
                .collect(Collectors.toSet());
        List<BaselineEntry> added = new ArrayList<>(run.entries());
        added.removeIf(entry -> known.contains(entry.figures().runId()));
        if (!added.isEmpty()) {
            archive.append(planned.store(), planned.directory(), added);
        }
        return added.size();
    }
}
