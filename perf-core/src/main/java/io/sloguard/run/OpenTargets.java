package io.sloguard.run;

import io.sloguard.config.PlannedTarget;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The targets of one run: each is opened once, when it is first needed, and all are closed on every path. */
final class OpenTargets implements AutoCloseable {

    private final Targets targets;
    private final RunListener listener;
    private final Map<PlannedTarget, Target> open = new LinkedHashMap<>();

    OpenTargets(Targets targets, RunListener listener) {
        this.targets = targets;
        this.listener = listener;
    }

    /**
     * Returns a target, opened; empty if none is planned.
     *
     * @throws TargetException if it cannot be opened
     */
    Optional<Target> open(Optional<PlannedTarget> planned) throws InterruptedException {
        if (planned.isPresent() && !open.containsKey(planned.get())) {
            long start = System.nanoTime();
            Target target = targets.open(planned.get());
            open.put(planned.get(), target);
            listener.targetOpened(target, System.nanoTime() - start);
        }
        return opened(planned);
    }

    /** Returns a target if it was opened. */
    Optional<Target> opened(Optional<PlannedTarget> planned) {
        return planned.map(open::get);
    }

    /** Closes them, the last first. */
    @Override
    public void close() {
        Deque<Target> rest = new ArrayDeque<>();
        open.values().forEach(rest::push);
        close(rest);
    }

    private static void close(Deque<Target> rest) {
        if (rest.isEmpty()) {
            return;
        }
        try {
            rest.pop().close();
        } finally {
            close(rest);
        }
    }
}
