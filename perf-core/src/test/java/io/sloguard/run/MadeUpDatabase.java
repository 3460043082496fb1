package io.sloguard.run;

import io.sloguard.engine.Ticker;
import io.sloguard.target.LiveDatabase;
import io.sloguard.target.LockWatch;
import io.sloguard.target.LockWatch.Step;
import io.sloguard.target.Migration;
import io.sloguard.target.Scaling;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import io.sloguard.target.TrialDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database whose migrations take a given time of a ticker, and which notes what is done with it. */
final class MadeUpDatabase implements Target, LiveDatabase {

    private static final Duration STANDSTILL = Duration.ofMillis(100);

    /** More do not fit in. */
    private static final long MOST_ROWS = 1_000_000;

    private final Ticker ticker;
    private final List<String> events = new ArrayList<>();
    private Duration duration;
    private Optional<String> whyNoControl = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private Duration serviceTime = Duration.ZERO;
    private int watchesThatStandStill;
    private Optional<Duration> seenAfter = Optional.empty();
    private volatile long appliedNanos = Long.MAX_VALUE;
    private List<String> blocking = List.of("create index ix");

    MadeUpDatabase(Ticker ticker, Duration duration) {
        this.ticker = ticker;
        this.duration = duration;
    }

    void takes(Duration time) {
        duration = time;
    }

    void serves(Duration time) {
        serviceTime = time;
    }

    /** Has the watches see a migration at work so long after it was begun. */
    void isSeenAfter(Duration time) {
        seenAfter = Optional.of(time);
    }

    private List<Step> steps() {
        boolean isSeen = seenAfter
                .filter(time -> appliedNanos != Long.MAX_VALUE && ticker.nanoTime() - appliedNanos >= time.toNanos())
                .isPresent();
        return isSeen ? List.of(new Step(7, "waiting for table orders", List.of())) : List.of();
    }

    /** Has the watches of so many trials look only each tenth of a second. */
    void watchStandsStill(int trials) {
        watchesThatStandStill = trials;
    }

    /** Serves one request, in the time of the ticker. */
    void serve() throws InterruptedException {
        ticker.sleepUntil(ticker.nanoTime() + serviceTime.toNanos());
    }

    void makesNoIndex() {
        blocking = List.of();
    }

    void isNotCopied(String why) {
        whyNoControl = Optional.of(why);
    }

    void failsWith(String why) {
        failure = Optional.of(why);
    }

    synchronized List<String> events() {
        return List.copyOf(events);
    }

    private synchronized void note(String event) {
        events.add(event);
    }

    @Override
    public <T> Optional<T> resource(Class<T> type) {
        return type == LiveDatabase.class ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public Optional<String> whyNoControl() {
        return whyNoControl;
    }

    @Override
    public TrialDatabase open(Migration migration, List<String> prepare) {
        note("open");
        return new Trial();
    }

    @Override
    public void close() {}

    private final class Trial implements TrialDatabase {

        @Override
        public Target target() {
            return MadeUpDatabase.this;
        }

        @Override
        public long scale(Scaling scaling) {
            if (scaling.rows() > MOST_ROWS) {
                throw new TargetException("no room for " + scaling);
            }
            note(scaling.toString());
            return scaling.rows();
        }

        @Override
        public void apply(Migration migration) throws InterruptedException {
            note(migration.toString());
            appliedNanos = ticker.nanoTime();
            ticker.sleepUntil(ticker.nanoTime() + duration.toNanos());
            if (failure.isPresent()) {
                throw new TargetException(failure.get());
            }
        }

        @Override
        public void stop() {
            note("stop");
        }

        @Override
        public OpenTransaction leaveOpen(String table) {
            note("begin " + table);
            return () -> note("commit");
        }

        @Override
        public LockWatch watch() {
            boolean standsStill = watchesThatStandStill-- > 0;
            return new LockWatch() {
                @Override
                public Look look() {
                    if (standsStill) {
                        pause();
                    }
                    return new Look(List.of(), steps());
                }

                @Override
                public void close() {}
            };
        }

        private void pause() {
            try {
                ticker.sleepUntil(ticker.nanoTime() + STANDSTILL.toNanos());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public List<String> blockingStatements() {
            return blocking;
        }

        @Override
        public List<String> invalidIndexes() {
            return List.of();
        }

        @Override
        public void close() {
            note("close");
        }
    }
}
