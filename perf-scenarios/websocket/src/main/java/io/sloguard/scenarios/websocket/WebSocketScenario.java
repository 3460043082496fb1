package io.sloguard.scenarios.websocket;

import io.sloguard.application.Applications;
import io.sloguard.scenario.Invariant;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A declared WebSocket scenario. Every connection is open before the load starts. */
final class WebSocketScenario implements Scenario {

    /** Threads that take in messages: what they do with one is little, and the load needs the processors. */
    private static final int THREADS = 2;

    private final DeclaredWebSocket declared;
    private final MessageIds ids = new MessageIds();
    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, daemonThreads());
    private final HttpClient client = HttpClient.newBuilder().executor(executor).build();
    private final Queue<AutoCloseable> opened = new ConcurrentLinkedQueue<>();
    private volatile Endpoint endpoint;
    private volatile Optional<Audience> audience = Optional.empty();

    WebSocketScenario(DeclaredWebSocket declared) {
        this.declared = declared;
        this.endpoint = declared.endpoint();
    }

    @Override
    public void prepare(ScenarioContext context) throws IOException, InterruptedException {
        if (!endpoint.address().names().isEmpty()) {
            endpoint = endpoint.at(endpoint.address().at(context.resource(Applications.class)));
        }
        if (declared.subscribers() > 0) {
            Audience connected =
                    Audience.connect(client, endpoint, declared.subscription(), declared.subscribers(), ids);
            opened.add(connected);
            audience = Optional.of(connected);
        }
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) throws IOException, InterruptedException {
        if (audience.isPresent()) {
            return broadcaster(audience.get());
        }
        Asker asker = Asker.open(client, endpoint, declared.subscription(), declared.messages(), ids, endpoint.limit());
        opened.add(asker);
        return asker;
    }

    private Broadcaster broadcaster(Audience to) throws IOException, InterruptedException {
        Line line = new Line(client, endpoint, Endpoint.Subscription.NONE, () -> Connection.Receiver.DEAF);
        line.connect();
        opened.add(line);
        return new Broadcaster(line, declared.messages(), ids, to, endpoint.limit());
    }

    @Override
    public List<Invariant> verify(ScenarioContext context) {
        return audience.map(WebSocketScenario::invariants).orElse(List.of());
    }

    private static List<Invariant> invariants(Audience audience) {
        List<String> endings = audience.endings();
        String reasons = endings.isEmpty() ? "" : ": " + String.join("; ", new LinkedHashSet<>(endings));
        return List.of(
                new Invariant(
                        "every subscriber stays connected",
                        endings.isEmpty(),
                        endings.size() + " of " + audience.size() + " connections ended" + reasons),
                new Invariant(
                        "no message reaches a subscriber twice",
                        audience.repeated() == 0,
                        audience.repeated() + " deliveries repeated"));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
        executor.shutdown();
    }

    private static ThreadFactory daemonThreads() {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "websocket-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
