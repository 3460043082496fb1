package io.sloguard.application;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Applications that were started and were ready. Closing ends them, the last first, with everything that they have started.
 * Thread-safe.
 */
public final class StartedApplications implements Applications, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StartedApplications.class.getName());

    private final List<Running> running = new ArrayList<>();

    StartedApplications() {}

    /** One of them. */
    record Running(String name, int port, ApplicationProcess process, ApplicationLog log) {}

    synchronized void add(Running application) {
        running.add(application);
    }

    /** Returns what scenarios see of them; empty if there are none. */
    public synchronized Optional<Applications> offered() {
        return running.isEmpty() ? Optional.empty() : Optional.of(this);
    }

    /**
     * Returns why they are no use to scenarios any more: that one of them has ended, with the last line of its log. Empty
     * as long as all run. Costs a look at each process.
     */
    public synchronized Optional<String> problem() {
        for (Running one : running) {
            OptionalInt exitCode = one.process().exitCode();
            if (exitCode.isPresent()) {
                return Optional.of("application " + one.name() + " has ended, "
                        + ExitCode.words(exitCode.getAsInt()) + "; "
                        + one.log().lastLine());
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized List<String> names() {
        return running.stream().map(Running::name).toList();
    }

    @Override
    public synchronized int port(String name) {
        return running.stream()
                .filter(one -> one.name().equals(name))
                .map(Running::port)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no application is named " + name + "; there are " + String.join(", ", names())));
    }

    @Override
    public synchronized String fill(String text) {
        return placeholders().fill(text);
    }

    Placeholders placeholders() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Running one : running) {
            values.put(Placeholders.portOf(one.name()), String.valueOf(one.port()));
        }
        if (running.size() == 1) {
            values.put(Placeholders.PORT, String.valueOf(running.get(0).port()));
        }
        return new Placeholders(values);
    }

    @Override
    public synchronized void close() {
        for (int last = running.size() - 1; last >= 0; last--) {
            Running one = running.remove(last);
            one.process().stop();
            forget(one.log());
        }
    }

    private static void forget(ApplicationLog log) {
        try {
            log.forget();
        } catch (IOException failure) {
            LOG.log(WARNING, "{0} may hold the password of the target: {1}", log.file(), failure.toString());
        }
    }
}
