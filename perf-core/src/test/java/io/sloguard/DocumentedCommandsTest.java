package io.sloguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that the README and the guide tell users to run is run by the build, or by its continuous integration. */
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** Where a command is run, and by which words. */
    private record Run(String file, String words) {}

    private static final Map<String, Run> RUNS = Map.of(
            "mvn -B verify -Pgate", new Run(".ci/run", "mvn -B verify -Pgate"),
            "mvn -B verify", new Run(".ci/run", "run tests mvn -B verify"),
            "mvn install -DskipTests -Dinvoker.skip", new Run("perf-maven-plugin/pom.xml", "<goal>install</goal>"),
            "mvn perf:init", new Run("perf-maven-plugin/src/it/first-steps/invoker.properties", "= perf:init"),
            "mvn perf:doctor", new Run("perf-maven-plugin/src/it/first-steps/invoker.properties", "= perf:doctor"),
            "mvn verify", new Run("examples/pom.xml", "<goal>verify</goal>"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/guide.md",
                "examples/quickstart/README.md",
                "examples/spring-boot-http/README.md"
            })
    void every_command_of_a_document_is_run_somewhere(String document) throws IOException {
        List<String> commands = commands(Files.readAllLines(ROOT.resolve(document)));

        assertThat(commands).isNotEmpty();
        for (String command : commands) {
            assertThat(RUNS).as("places where commands are run").containsKey(command);
            Run run = RUNS.get(command);
            assertThat(ROOT.resolve(run.file()))
                    .as("where %s is run", command)
                    .content()
                    .contains(run.words());
        }
    }

    /** Returns the lines of the blocks without a language, without what a comment says of them. */
    private static List<String> commands(List<String> lines) {
        List<String> commands = new ArrayList<>();
        boolean isCommand = false;
        boolean isBlock = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                isCommand = !isBlock && line.equals("```");
                isBlock = !isBlock;
            } else if (isBlock && isCommand) {
                commands.add(line.replaceFirst("\\s+#.*", "").strip());
            }
        }
        return commands;
    }
}
