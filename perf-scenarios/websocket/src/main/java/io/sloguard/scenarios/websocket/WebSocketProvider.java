package io.sloguard.scenarios.websocket;

import io.sloguard.scenario.Declaration;
import io.sloguard.scenario.ScenarioFactory;
import io.sloguard.scenario.ScenarioProvider;
import java.util.Optional;

/**
 * Scenarios of kind {@code websocket}: a message is sent, and its answer awaited on the same connection or its delivery at
 * every subscriber. Thread-safe.
 *
 * <pre>{@code
 * scenarios:
 *   chat:
 *     websocket:
 *       url: ws://localhost:8080/chat
 *       subscribe: '{"join": "lobby"}'
 *       subscribed: joined
 *       send: '{"room": "lobby", "text": "${id}"}'
 *       expect: ${id}
 *       subscribers: 50
 *     load: {rate: 20/s, duration: 15s}
 *     objectives: [p99 <= 250ms, errors < 1%]
 * }</pre>
 */
public final class WebSocketProvider implements ScenarioProvider {

    /** Creates the provider. */
    public WebSocketProvider() {}

    @Override
    public String kind() {
        return "websocket";
    }

    @Override
    public ScenarioFactory read(Declaration declaration) {
        Optional<DeclaredWebSocket> declared = new WebSocketReader(declaration).read();
        return () -> new WebSocketScenario(
                declared.orElseThrow(() -> new IllegalStateException(declaration.name() + " has mistakes")));
    }
}
