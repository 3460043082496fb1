package io.sloguard.scenarios.http;

import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One visitor: goes through the steps of a script, with a connection to each server and cookies of its own. It never blocks:
 * an operation is started, and its completion is told later, or during the start where nothing has to be waited for. Not
 * thread-safe.
 */
final class HttpUser implements HttpConnection.Owner, AutoCloseable {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;

    private final HttpScript script;
    private final List<PreparedStep> steps;
    private final Servers servers;
    private final HttpLoop loop;
    private final Map<Origin, HttpConnection> connections = new HashMap<>();
    private final CookieJar cookies = new CookieJar();
    private final Map<String, String> values = new HashMap<>();

    private @Nullable Operation operation;
    private Consumer<Outcome> completion = HttpUser::tellNobody;
    private int stepIndex;
    private long stepStartNanos;
    private int redirects;
    private @Nullable Request request;
    private @Nullable Url url;
    private @Nullable HttpConnection connection;
    private byte[] sent = new byte[0];
    private boolean isReused;
    private int addressIndex;
    private long deadlineNanos = Long.MAX_VALUE;
    private boolean isThinking;

    HttpUser(HttpScript script, List<PreparedStep> steps, Servers servers, HttpLoop loop) {
        this.script = script;
        this.steps = steps;
        this.servers = servers;
        this.loop = loop;
        loop.add(this);
    }

    /**
     * Starts an operation.
     *
     * @param started the operation; used until it is completed
     * @param whenCompleted is told how it ended, once
     */
    void start(Operation started, Consumer<Outcome> whenCompleted) {
        operation = started;
        completion = whenCompleted;
        values.clear();
        script.variables().forEach(variable -> variable.draw(started.random(), values));
        if (script.session() == HttpScript.Session.OPERATION) {
            cookies.clear();
        }
        stepIndex = 0;
        beginStep();
    }

    private PreparedStep step() {
        return steps.get(stepIndex);
    }

    private void beginStep() {
        isThinking = false;
        redirects = 0;
        stepStartNanos = System.nanoTime();
        PreparedStep prepared = step();
        request = prepared.step().request();
        try {
            ask(prepared.url().isPresent() ? prepared.url().get() : request.url(values));
        } catch (IllegalArgumentException unusable) {
            fail("unusable value", String.valueOf(unusable.getMessage()));
        }
    }

    /** Sends the request to an address, over the connection that is there or a new one. */
    private void ask(Url asked) {
        url = asked;
        if (!script.limits().allowsRemote() && !asked.origin().isLoopback()) {
            fail("remote host", asked.origin() + " is not loopback, and the plan does not say allowRemote: true");
            return;
        }
        Request current = requested();
        boolean isPrepared =
                cookies.isEmpty() && redirects == 0 && step().bytes().isPresent();
        sent = isPrepared ? step().bytes().get() : current.bytes(asked, values, cookies.header(asked));
        HttpConnection known = connections.get(asked.origin());
        if (known != null && known.isUsable()) {
            connection = known;
            isReused = true;
            waitUntil(stepStartNanos + script.limits().timeoutNanos());
            send(known);
            return;
        }
        isReused = false;
        addressIndex = 0;
        connect();
    }

    private Request requested() {
        if (request == null) {
            throw new IllegalStateException("no operation runs");
        }
        return request;
    }

    private Url asked() {
        if (url == null) {
            throw new IllegalStateException("no operation runs");
        }
        return url;
    }

    private void connect() {
        Origin origin = asked().origin();
        long now = System.nanoTime();
        waitUntil(Math.min(
                now + script.limits().connectNanos(),
                stepStartNanos + script.limits().timeoutNanos()));
        try {
            InetSocketAddress address = servers.addresses(origin).get(addressIndex);
            HttpConnection opened = new HttpConnection(loop, this, origin, address, servers.tls(origin));
            connection = opened;
            connections.put(origin, opened);
            send(opened);
        } catch (IOException refused) {
            if (!triesNextAddress()) {
                fail(HttpConnection.connectKind(refused), "no connection to " + origin + ": " + refused.getMessage());
            }
        }
    }

    private void send(HttpConnection open) {
        open.send(sent, step().needsBody(), requested().method().equals("HEAD"));
    }

    private boolean triesNextAddress() {
        try {
            if (++addressIndex < servers.addresses(asked().origin()).size()) {
                connect();
                return true;
            }
            return false;
        } catch (IOException unknown) {
            return false;
        }
    }

    @Override
    public void connected() {
        waitUntil(stepStartNanos + script.limits().timeoutNanos());
        if (addressIndex > 0) {
            preferAddress();
        }
    }

    private void preferAddress() {
        try {
            Origin origin = asked().origin();
            servers.prefer(origin, servers.addresses(origin).get(addressIndex));
            addressIndex = 0;
        } catch (IOException | IndexOutOfBoundsException changed) {
            // another user has found it out before
        }
    }

    @Override
    public void broken(String kind, String message) {
        if (kind.equals("connection refused") && triesNextAddress()) {
            return;
        }
        fail(kind, isReused ? message + " (a connection that had been used before)" : message);
    }

    @Override
    public void responded(ResponseParser response) {
        if (response.setsCookies()) {
            response.headers("Set-Cookie").forEach(cookie -> cookies.set(asked(), cookie));
        }
        if (isRedirect(response)) {
            follow(response);
            return;
        }
        HttpStep step = step().step();
        int status = response.status();
        if (!step.status().accepted().test(status)) {
            String body = new Response(response).excerpt();
            fail(
                    "status " + status,
                    "status " + status + " where " + step.status().text() + " is expected"
                            + (body.isEmpty() ? "" : ": " + body));
            return;
        }
        if (step().looksCloser() && !isAsExpected(step, new Response(response))) {
            return;
        }
        endStep();
    }

    private boolean isRedirect(ResponseParser response) {
        return script.limits().redirects() > 0
                && response.status() > FIRST_REDIRECT
                && response.status() < FIRST_ERROR
                && response.header("Location").isPresent();
    }

    private void follow(ResponseParser response) {
        String location = response.header("Location").orElseThrow();
        if (redirects == script.limits().redirects()) {
            fail("redirect loop", "more than " + redirects + " redirects, the last one to " + location);
            return;
        }
        redirects++;
        request = requested().redirected(response.status());
        try {
            ask(asked().resolve(location));
        } catch (IllegalArgumentException unusable) {
            fail("malformed response", "a redirect to something else: " + unusable.getMessage());
        }
    }

    private boolean isAsExpected(HttpStep step, Response response) {
        try {
            for (Check check : step.checks()) {
                var broken = check.broken(response, values);
                if (broken.isPresent()) {
                    fail("check failed", broken.get());
                    return false;
                }
            }
            for (Map.Entry<String, Capture> capture : step.captures().entrySet()) {
                var found = capture.getValue().find(response);
                if (found.isEmpty()) {
                    fail(
                            "capture found nothing",
                            capture.getKey() + ": nothing at "
                                    + capture.getValue().place());
                    return false;
                }
                values.put(capture.getKey(), found.get());
            }
            return true;
        } catch (ResponseException unusable) {
            fail(unusable.kind(), unusable.text());
            return false;
        } catch (RuntimeException | StackOverflowError failure) {
            // a pattern may be too much for a body; that is no reason to break off what the loop does for other users
            fail(failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()));
            return false;
        }
    }

    private void endStep() {
        recordStep();
        HttpStep step = step().step();
        if (++stepIndex == steps.size()) {
            complete(Outcome.ok());
        } else if (step.thinkNanos() > 0) {
            isThinking = true;
            waitUntil(System.nanoTime() + step.thinkNanos());
        } else {
            beginStep();
        }
    }

    private void recordStep() {
        if (script.measuresSteps() && operation != null) {
            operation.record(step().step().name(), System.nanoTime() - stepStartNanos);
        }
    }

    private void fail(String kind, String message) {
        recordStep();
        complete(Outcome.failed(named(kind), named(message)));
    }

    private String named(String text) {
        return script.measuresSteps() ? step().step().name() + ": " + text : text;
    }

    private void complete(Outcome outcome) {
        deadlineNanos = Long.MAX_VALUE;
        operation = null;
        Consumer<Outcome> whoWaits = completion;
        completion = HttpUser::tellNobody;
        whoWaits.accept(outcome);
    }

    private static void tellNobody(Outcome outcome) {}

    private void waitUntil(long nanos) {
        deadlineNanos = nanos;
        loop.wakeAt(nanos);
    }

    /** Returns when it wants to be told that its time is up; {@link Long#MAX_VALUE} if it waits for nothing. */
    long deadlineNanos() {
        return deadlineNanos;
    }

    /** Goes on after a pause, or gives up what has taken too long. */
    void timeIsUp() {
        if (isThinking) {
            beginStep();
            return;
        }
        HttpConnection slow = connection;
        String progress = slow == null ? "" : slow.progress();
        if (slow != null) {
            slow.close();
        }
        recordStep();
        double millis = (System.nanoTime() - stepStartNanos) / NANOS_PER_MILLI;
        complete(Outcome.timedOut(
                named("timeout"),
                named("no complete response of " + asked().origin() + " after " + Math.round(millis) + " ms: "
                        + progress)));
    }

    /** Gives up what it does; nobody is told. */
    void abandon() {
        completion = HttpUser::tellNobody;
        deadlineNanos = Long.MAX_VALUE;
        close();
    }

    @Override
    public void close() {
        connections.values().forEach(HttpConnection::close);
        connections.clear();
    }
}
