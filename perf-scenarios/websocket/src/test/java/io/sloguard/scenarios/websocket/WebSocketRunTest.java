package io.sloguard.scenarios.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.SloGuard;
import io.sloguard.config.Overrides;
import io.sloguard.slo.FailOn;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.websocket.api.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan without Java, from the file to the judgement; the kind is found on the class path. */
class WebSocketRunTest {

    @TempDir
    Path directory;

    @Test
    void a_plan_without_java_is_run_and_judged() throws Exception {
        ChatServer server = ChatServer.start(ChatServer::broadcast);
        try {
            JudgedRun run = run(server);

            assertThat(run.judgement().conclusion(FailOn.BROKEN)).isEqualTo(Judgement.Conclusion.HELD);
            assertThat(run.result().scenarios().get(0).observations().measurements())
                    .containsOnlyKeys("delivery");
        } finally {
            server.stop();
        }
    }

    @Test
    void lost_deliveries_break_an_objective_on_errors() throws Exception {
        ChatServer server = ChatServer.start((chat, session, text) -> {
            if (!chat.joins(session, text)) {
                chat.subscribed().stream().skip(1).forEach(one -> one.sendText("says " + text, Callback.NOOP));
            }
        });
        try {
            JudgedRun run = run(server);

            assertThat(run.judgement().conclusion(FailOn.BROKEN)).isEqualTo(Judgement.Conclusion.BROKEN);
        } finally {
            server.stop();
        }
    }

    private JudgedRun run(ChatServer server) throws Exception {
        Path plan = Files.writeString(directory.resolve("perf.yaml"), """
                scenarios:
                  chat:
                    websocket:
                      url: %s
                      subscribe: join
                      subscribed: joined
                      send: ${id}
                      expect: says ${id}
                      subscribers: 5
                      within: 300ms
                    load: {rate: 50/s, warmup: 0s, duration: 1s}
                    objectives: [errors < 50%%]
                """.formatted(server.url()));
        return SloGuard.read(plan, Overrides.NONE, directory).run();
    }
}
