package io.sloguard.scenarios.http;

import io.sloguard.application.Applications;
import io.sloguard.scenario.Crew;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a declared HTTP service under load. Thread-safe as the engine uses it. */
final class HttpScenario implements Scenario {

    private final Servers servers;
    private final Queue<HttpLoop> loops = new ConcurrentLinkedQueue<>();

    /** These two are settled by {@link #prepare}, before there is any user. */
    private HttpScript script;

    private List<PreparedStep> steps = List.of();

    HttpScenario(HttpScript script) {
        this.script = script;
        this.servers = new Servers(script.trust());
    }

    @Override
    public void prepare(ScenarioContext context) {
        script.startedBase()
                .ifPresent(base -> script = script.at(
                        Url.absolute(context.resource(Applications.class).fill(base))));
        steps = script.steps().stream().map(PreparedStep::of).toList();
        steps.stream()
                .map(PreparedStep::url)
                .flatMap(Optional::stream)
                .map(Url::origin)
                .distinct()
                .forEach(servers::prepare);
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) throws IOException {
        HttpLoop loop = newLoop();
        return new WaitingUser(loop, new HttpUser(script, steps, servers, loop));
    }

    @Override
    public Optional<Crew> newCrew(ScenarioContext context, int users) throws IOException {
        HttpLoop loop = newLoop();
        return Optional.of(new HttpCrew(
                loop,
                Stream.generate(() -> new HttpUser(script, steps, servers, loop))
                        .limit(users)
                        .toList()));
    }

    private HttpLoop newLoop() throws IOException {
        HttpLoop loop = new HttpLoop();
        loops.add(loop);
        return loop;
    }

    @Override
    public void close() throws IOException {
        for (HttpLoop loop : loops) {
            loop.close();
        }
    }

    /** A user that waits for its own operations, on the thread that runs them. */
    private static final class WaitingUser implements VirtualUser {

        private static final long PATIENCE_NANOS = 3_600_000_000_000L;

        private final HttpLoop loop;
        private final HttpUser user;
        private @Nullable Outcome outcome;

        private WaitingUser(HttpLoop loop, HttpUser user) {
            this.loop = loop;
            this.user = user;
        }

        @Override
        public Outcome run(Operation operation) throws IOException, InterruptedException {
            outcome = null;
            user.start(operation, ended -> outcome = ended);
            while (outcome == null) {
                loop.turn(System.nanoTime() + PATIENCE_NANOS);
                if (outcome == null && Thread.interrupted()) {
                    user.abandon();
                    throw new InterruptedException("interrupted while a response was awaited");
                }
            }
            return Objects.requireNonNull(outcome);
        }
    }
}
