package io.sloguard.it;

import io.sloguard.target.LiveDatabase;
import io.sloguard.target.LockWatch;
import io.sloguard.target.Migration;
import io.sloguard.target.Scaling;
import io.sloguard.target.Target;
import io.sloguard.target.TargetProvider;
import io.sloguard.target.TargetRequest;
import io.sloguard.target.TrialDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The target {@code freezing}: a database in which nobody writes while it is migrated, for 800 ms. */
public final class Freezing implements TargetProvider, Target, LiveDatabase, TrialDatabase, LockWatch {

    private static final long MIGRATION_MILLIS = 800;

    private final ReentrantReadWriteLock table = new ReentrantReadWriteLock(true);
    private final Map<Long, Long> waitingSince = new ConcurrentHashMap<>();

    /** Writes a row. */
    void write() {
        long session = Thread.currentThread().getId();
        waitingSince.put(session, System.nanoTime());
        table.readLock().lock();
        waitingSince.remove(session);
        table.readLock().unlock();
    }

    @Override
    public void apply(Migration migration) throws InterruptedException {
        table.writeLock().lock();
        try {
            Thread.sleep(MIGRATION_MILLIS);
        } finally {
            table.writeLock().unlock();
        }
    }

    @Override
    public Look look() {
        long now = System.nanoTime();
        List<Waiting> waiting = waitingSince.entrySet().stream()
                .map(wait -> new Waiting(wait.getKey(), "orders", OptionalLong.of(Math.max(0, now - wait.getValue()))))
                .toList();
        return new Look(waiting, List.of());
    }

    @Override
    public List<String> accepted() {
        return List.of("freezing");
    }

    @Override
    public boolean accepts(String target) {
        return target.equals("freezing");
    }

    @Override
    public List<String> problems(TargetRequest request) {
        return List.of();
    }

    @Override
    public Target open(TargetRequest request) {
        return this;
    }

    @Override
    public TrialDatabase open(Migration migration, List<String> prepare) {
        return this;
    }

    @Override
    public Optional<String> whyNoControl() {
        return Optional.of("there is one table only");
    }

    @Override
    public Target target() {
        return this;
    }

    @Override
    public <T> Optional<T> resource(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public void stop() {}

    @Override
    public OpenTransaction leaveOpen(String name) {
        throw new UnsupportedOperationException("no project leaves one open");
    }

    @Override
    public long scale(Scaling scaling) {
        throw new UnsupportedOperationException("there is one table only");
    }

    @Override
    public LockWatch watch() {
        return this;
    }

    @Override
    public List<String> blockingStatements() {
        return List.of();
    }

    @Override
    public List<String> invalidIndexes() {
        return List.of();
    }

    @Override
    public void close() {}
}
