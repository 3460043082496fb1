package io.sloguard.scenarios.http;

import io.sloguard.scenario.Crew;
import io.sloguard.scenario.Operation;
import io.sloguard.scenario.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Visitors that share a thread and its loop. Not thread-safe. */
final class HttpCrew implements Crew {

    private final HttpLoop loop;
    private final List<HttpUser> users;

    /**
     * Creates a crew.
     *
     * @param users of that loop
     */
    HttpCrew(HttpLoop loop, List<HttpUser> users) {
        this.loop = loop;
        this.users = List.copyOf(users);
    }

    @Override
    public int users() {
        return users.size();
    }

    @Override
    public void start(int user, Operation operation, Consumer<Outcome> ended) {
        users.get(user).start(operation, ended);
    }

    @Override
    public void turn(long untilNanos) throws IOException {
        loop.turn(untilNanos);
    }

    @Override
    public void abandon(int user) {
        users.get(user).abandon();
    }
}
