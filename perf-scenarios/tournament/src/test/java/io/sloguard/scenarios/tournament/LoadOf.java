package io.sloguard.scenarios.tournament;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.VirtualUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** What came of operations that several users ran as fast as they could. */
record LoadOf(List<Finished> finished) {

    /** Runs operations 0 to {@code operations - 1} of a prepared scenario; an exception of one fails the test. */
    static LoadOf operations(int operations, Scenario scenario, FakeContext context) throws Exception {
        var next = new AtomicLong();
        List<Callable<List<Finished>>> users = new ArrayList<>();
        for (int user = 0; user < context.users(); user++) {
            VirtualUser virtualUser = scenario.newUser(context);
            users.add(() -> run(virtualUser, next, operations));
        }
        ExecutorService threads = Executors.newFixedThreadPool(context.users());
        try {
            List<Finished> finished = new ArrayList<>();
            for (Future<List<Finished>> user : threads.invokeAll(users)) {
                finished.addAll(user.get());
            }
            return new LoadOf(finished);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Finished> run(VirtualUser user, AtomicLong next, int operations) throws Exception {
        List<Finished> finished = new ArrayList<>();
        for (long number = next.getAndIncrement(); number < operations; number = next.getAndIncrement()) {
            var operation = new RecordedOperation(number);
            Outcome outcome = user.run(operation);
            finished.add(new Finished(operation, outcome));
        }
        return finished;
    }

    long ok() {
        return finished.stream().filter(Finished::isOk).count();
    }

    /** Returns how many operations failed or timed out, by kind. */
    Map<String, Long> kinds() {
        return finished.stream()
                .filter(one -> !one.isOk())
                .collect(Collectors.groupingBy(one -> one.outcome().kind(), Collectors.counting()));
    }

    int counted(String counter) {
        return finished.stream()
                .mapToInt(one -> one.operation().counted(counter))
                .sum();
    }
}
