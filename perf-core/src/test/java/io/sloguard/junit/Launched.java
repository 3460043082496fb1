package io.sloguard.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Test classes that are run by JUnit itself, as a build or an IDE would. */
final class Launched {

    private final Map<String, String> parameters = new LinkedHashMap<>();

    /** Creates a launch with results below a directory. */
    Launched(Path directory) {
        with(Settings.DIRECTORY, directory.toString());
    }

    Launched with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** Runs all tests of some classes. */
    Results run(Class<?>... types) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter");
        for (Class<?> type : types) {
            builder.selectors(selectClass(type));
        }
        parameters.forEach(builder::configurationParameter);
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            return new Results(builder.execute(), printed);
        } finally {
            System.setOut(console);
        }
    }

    /** How the tests ended, and what they printed. */
    record Results(EngineExecutionResults all, ByteArrayOutputStream printed) {

        String console() {
            return printed.toString(StandardCharsets.UTF_8);
        }

        /** Returns the only test's state and, in the next line, the message of its exception. */
        String only() {
            List<String> ends = ends();
            if (ends.size() != 1) {
                throw new AssertionError("not one test: " + ends);
            }
            return ends.get(0);
        }

        List<String> ends() {
            List<String> ends = new ArrayList<>();
            for (Event event : all.testEvents().list()) {
                if (event.getType() == EventType.SKIPPED) {
                    ends.add("SKIPPED\n" + event.getRequiredPayload(String.class));
                } else if (event.getType() == EventType.FINISHED) {
                    ends.add(end(event.getRequiredPayload(TestExecutionResult.class)));
                }
            }
            return ends;
        }

        private static String end(TestExecutionResult result) {
            return result.getStatus()
                    + result.getThrowable()
                            .map(thrown -> "\n" + thrown.getMessage())
                            .orElse("");
        }

        /** Returns the exception of the only test. */
        Throwable thrown() {
            return all.testEvents()
                    .finished()
                    .list()
                    .get(0)
                    .getRequiredPayload(TestExecutionResult.class)
                    .getThrowable()
                    .orElseThrow();
        }
    }
}
