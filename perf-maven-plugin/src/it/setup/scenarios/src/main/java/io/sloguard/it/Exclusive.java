package io.sloguard.it;

import io.sloguard.scenario.Outcome;
import io.sloguard.scenario.Scenario;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.scenario.VirtualUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cannot be prepared while another process has it prepared: it marks the time in between by a file. */
public final class Exclusive implements Scenario {

    private static final Path MARK = Path.of("..", "measuring");

    @Override
    public void prepare(ScenarioContext context) throws IOException {
        Files.createFile(MARK);
    }

    @Override
    public VirtualUser newUser(ScenarioContext context) {
        return operation -> Outcome.ok();
    }

    @Override
    public void close() throws IOException {
        Files.delete(MARK);
    }
}
