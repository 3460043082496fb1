package io.sloguard.init;

import io.sloguard.PerfException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The first plan of a project, with comments, and the scenario that it names if that needs Java. Immutable.
 *
 * <p>What it writes can be run at once. It is true of every project, so it says little about this one: the scenario that
 * needs Java fails until it does something.
 */
public final class FirstPlan {

    private static final String SCENARIO = "FirstScenario";

    private final ProjectShape project;

    /** Creates the first plan of a project. */
    public FirstPlan(ProjectShape project) {
        this.project = Objects.requireNonNull(project, "project");
    }

    /**
     * Writes the files that are not there.
     *
     * @param plan where the plan goes
     * @return the files that were written, the plan first
     * @throws PerfException if there is a plan already, or if a file cannot be written
     */
    public List<Path> write(Path plan) {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(plan, plan());
        if (needsJava()) {
            files.put(scenarioFile(), scenario());
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, String> file : files.entrySet()) {
            if (write(file.getKey(), file.getValue())) {
                written.add(file.getKey());
            } else if (file.getKey().equals(plan)) {
                throw new PerfException(
                        "there is a plan at " + plan + " already, which is not overwritten; look at it with"
                                + " mvn perf:check, or name another file with -Dperf.file");
            }
        }
        return written;
    }

    private static boolean write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException already) {
            return false;
        } catch (IOException failure) {
            throw new PerfException("cannot write " + file + ": " + failure, failure);
        }
    }

    /** Returns what the user does next: what is missing in the pom, and the commands to go on with. */
    public List<String> nextSteps() {
        List<String> steps = new ArrayList<>();
        for (String module : project.missing()) {
            String[] parts = module.split(":", 2);
            steps.add("add to the dependencies of the pom: <dependency><groupId>" + parts[0] + "</groupId><artifactId>"
                    + parts[1]
                    + "</artifactId><version>(that of the plugin)</version><scope>test</scope></dependency>");
        }
        steps.add("next     mvn verify        runs it; perf:check is in the pom for that");
        steps.add("         mvn perf:doctor   tells whether this machine is fit to judge");
        return steps;
    }

    private boolean isDeclared() {
        return project.isSpringWeb()
                ? project.kinds().contains("http")
                : project.hasPostgres() && project.kinds().contains("sql");
    }

    private boolean needsJava() {
        return !isDeclared();
    }

    private Path scenarioFile() {
        return project.directory()
                .resolve(Path.of("src", "test", "java"))
                .resolve(project.packageName().replace('.', '/'))
                .resolve(SCENARIO + ".java");
    }

    private String plan() {
        StringBuilder text = new StringBuilder("""
                # What this project promises about its speed. Run it with: mvn verify
                # Every key: docs/perf-yaml.md of SLO Guard; every objective: docs/objectives.md.
                """);
        if (project.hasPostgres()) {
            text.append("\ntarget: embedded            # a real PostgreSQL; or jdbc:postgresql://localhost:5432/app\n");
            if (!project.isSpringWeb()) {
                text.append(project.changelog()
                        .map(name -> "changelog: " + name + "   # Liquibase, from the class path\n")
                        .orElse("# changelog: db/changelog/app.yaml   # Liquibase, from the class path\n"));
            }
        }
        if (project.isSpringWeb()) {
            text.append(start());
        }
        text.append("\nscenarios:\n").append(scenarioEntry());
        return text.toString();
    }

    private String start() {
        String database = project.hasPostgres() ? """
                    environment:            # its database is the target above
                      SPRING_DATASOURCE_URL: ${target.url}
                      SPRING_DATASOURCE_USERNAME: ${target.user}
                      SPRING_DATASOURCE_PASSWORD: ${target.password}
                """ : "";
        return """

                start:                      # runs while the scenarios do; its output: target/perf/%1$s.log
                  %1$s:
                    command: ${java} -jar %2$s --server.port=${port}
                %3$s    within: 60s             # it is ready when it listens at ${port}, a free one
                """.formatted(project.application(), project.jar().toString().replace('\\', '/'), database);
    }

    private String scenarioEntry() {
        String load = """
                    load: {rate: 20/s, warmup: 5s, duration: 20s}   # arrivals do not wait for answers
                    objectives: [p95 <= 250ms, errors < 1%]
                """;
        if (!isDeclared()) {
            return "  first-scenario:\n    class: " + project.packageName() + "." + SCENARIO + "\n" + load;
        }
        return project.isSpringWeb()
                ? "  home-page:\n    http: {get: /, expect: {status: 200}}\n" + load
                : "  first-query:\n    sql: select 1            # a query of yours\n" + load;
    }

    private String scenario() {
        if (project.isSpringWeb()) {
            return httpScenario();
        }
        return project.hasPostgres() ? databaseScenario() : plainScenario();
    }

    private String plainScenario() {
        return """
                package %s;

                import io.sloguard.scenario.Outcome;
                import io.sloguard.scenario.Scenario;
                import io.sloguard.scenario.ScenarioContext;
                import io.sloguard.scenario.VirtualUser;

                /** What perf.yaml puts under load. One call of a user is one operation, timed from its intended start. */
                public final class %s implements Scenario {

                    @Override
                    public VirtualUser newUser(ScenarioContext context) {
                        return operation -> {
                            // Call your code here, with operation.random() for its inputs, then return Outcome.ok().
                            return Outcome.failed("not written yet", "this scenario calls nothing yet");
                        };
                    }
                }
                """.formatted(project.packageName(), SCENARIO);
    }

    private String databaseScenario() {
        return """
                package %s;

                import io.sloguard.scenario.Outcome;
                import io.sloguard.scenario.Scenario;
                import io.sloguard.scenario.ScenarioContext;
                import io.sloguard.scenario.VirtualUser;
                import java.sql.Connection;
                import java.sql.PreparedStatement;
                import javax.sql.DataSource;

                /** What perf.yaml puts under load. One call of a user is one operation, timed from its intended start. */
                public final class %s implements Scenario {

                    @Override
                    public VirtualUser newUser(ScenarioContext context) throws Exception {
                        Connection connection = context.resource(DataSource.class).getConnection();
                        PreparedStatement statement = connection.prepareStatement("select 1"); // a query of yours
                        return operation ->
                                statement.executeQuery().next() ? Outcome.ok() : Outcome.failed("no row", "one was expected");
                    }
                }
                """.formatted(project.packageName(), SCENARIO);
    }

    private String httpScenario() {
        return """
                package %s;

                import io.sloguard.application.Applications;
                import io.sloguard.scenario.Outcome;
                import io.sloguard.scenario.Scenario;
                import io.sloguard.scenario.ScenarioContext;
                import io.sloguard.scenario.VirtualUser;
                import java.net.HttpURLConnection;
                import java.net.URL;

                /** What perf.yaml puts under load. One call of a user is one operation, timed from its intended start. */
                public final class %s implements Scenario {

                    @Override
                    public VirtualUser newUser(ScenarioContext context) throws Exception {
                        int port = context.resource(Applications.class).port("%s");
                        URL page = new URL("http://localhost:" + port + "/"); // a page of yours
                        return operation -> {
                            HttpURLConnection request = (HttpURLConnection) page.openConnection();
                            request.setConnectTimeout(5_000);
                            request.setReadTimeout(5_000);
                            int status = request.getResponseCode();
                            if (status != 200) {
                                return Outcome.failed("status " + status, "200 was expected");
                            }
                            try (var body = request.getInputStream()) {
                                body.readAllBytes(); // so that the connection is used again
                            }
                            return Outcome.ok();
                        };
                    }
                }
                """.formatted(project.packageName(), SCENARIO, project.application());
    }
}
