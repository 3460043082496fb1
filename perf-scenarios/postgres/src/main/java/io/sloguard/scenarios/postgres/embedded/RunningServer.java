package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.util.Map;

/**
 * What a successful start hands over.
 *
 * @param work the server's directory
 * @param process the server
 * @param port where it listens
 * @param password the superuser's password, which {@link #toString()} leaves out
 * @param settings what it runs with
 */
record RunningServer(
        WorkDirectory work, ServerProcess process, int port, String password, Map<String, String> settings) {
    /** Ends the server and removes its directory. */
    void end() throws IOException {
        process.stop();
        work.close();
    }

    @Override
    public String toString() {
        return "RunningServer[port=" + port + ", directory=" + work.path() + "]";
    }
}
