package io.sloguard.baseline;

import io.sloguard.baseline.BaselineEntry.Standing;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.RunFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The runs that a store remembers, in the order of their time, and what is wrong with the store. Immutable.
 *
 * @param entries the entries, the oldest first
 * @param remarks what was left alone, one sentence each with its place
 */
public record BaselineHistory(List<BaselineEntry> entries, List<String> remarks) {

    /** A run is compared with so many earlier ones at most: with 20, chance alone confirms a slower run once in 231. */
    public static final int WINDOW = 20;

    /** Clocks of machines may differ by so much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    public BaselineHistory {
        entries = List.copyOf(entries);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads the lines of a store. One that is damaged, foreign, there twice, or from the future becomes a remark; the
     * others are ordered by their time.
     *
     * @param lines the lines
     * @param parser reads one line; throws an {@link IllegalArgumentException} that says what is wrong with it
     * @param now the time by the clock of this machine
     */
    public static BaselineHistory read(List<StoredLine> lines, Function<String, BaselineEntry> parser, Instant now) {
        Reading reading = new Reading(parser, now.plus(CLOCK_SKEW));
        lines.forEach(reading::read);
        return reading.history();
    }

    /**
     * Returns the runs that a run under these conditions is compared with, the oldest first: the last {@value #WINDOW}
     * that were not broken, but none before one that was declared to be the new normal.
     *
     * @param key what they have in common
     * @param before when the run started; later ones say nothing about it
     */
    public List<RunFigures> reference(BaselineKey key, Instant before) {
        List<RunFigures> runs = new ArrayList<>();
        for (BaselineEntry entry : entries) {
            if (!entry.key().equals(key) || !entry.figures().startedAt().isBefore(before)) {
                continue;
            }
            if (entry.standing() == Standing.ACCEPTED) {
                runs.clear();
            }
            if (entry.standing() != Standing.BROKEN) {
                runs.add(entry.figures());
            }
        }
        return List.copyOf(runs.subList(Math.max(0, runs.size() - WINDOW), runs.size()));
    }

    /** Reads one store, line after line. */
    private static final class Reading {

        private record RunOfScenario(String runId, BaselineKey key) {}

        private final Function<String, BaselineEntry> parser;
        private final Instant latest;
        private final List<BaselineEntry> entries = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();
        private final Map<RunOfScenario, String> places = new HashMap<>();
        private int outOfOrder;

        private Reading(Function<String, BaselineEntry> parser, Instant latest) {
            this.parser = parser;
            this.latest = latest;
        }

        private void read(StoredLine line) {
            if (line.text().isBlank()) {
                return;
            }
            try {
                add(parser.apply(line.text()), line.place());
            } catch (IllegalArgumentException damaged) {
                remarks.add(line.place() + " is left alone: it is no complete entry of this version: "
                        + damaged.getMessage());
            }
        }

        private void add(BaselineEntry entry, String place) {
            RunFigures run = entry.figures();
            String first = places.putIfAbsent(new RunOfScenario(run.runId(), entry.key()), place);
            if (first != null) {
                remarks.add(place + " is left alone: run " + run.runId() + " of "
                        + entry.key().scenario() + " is there already, at " + first);
                return;
            }
            if (run.startedAt().isAfter(latest)) {
                remarks.add(place + " is left alone: it is from the future (" + run.startedAt()
                        + "); the clock of the machine that wrote it, or of this one, is wrong");
                return;
            }
            if (!entries.isEmpty()
                    && run.startedAt()
                            .isBefore(entries.get(entries.size() - 1).figures().startedAt())) {
                outOfOrder++;
            }
            entries.add(entry);
        }

        private BaselineHistory history() {
            if (outOfOrder > 0) {
                remarks.add((outOfOrder == 1 ? "1 entry was" : outOfOrder + " entries were")
                        + " stored after a later run; all were ordered by the time of their runs");
            }
            List<BaselineEntry> ordered = new ArrayList<>(entries);
            ordered.sort(Comparator.comparing(entry -> entry.figures().startedAt()));
            return new BaselineHistory(ordered, remarks);
        }
    }
}
