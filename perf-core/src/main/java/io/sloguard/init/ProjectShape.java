package io.sloguard.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a project is, as far as its first plan depends on it. Immutable.
 *
 * @param name its name, for example the id of its artifact
 * @param group the id of its group, for example {@code com.example}
 * @param directory where its files are
 * @param jar what its build packages, relative to the directory
 * @param dependencies what it depends on, group and artifact: {@code org.postgresql:postgresql}
 * @param kinds the kinds of scenarios that its plan can declare without Java
 */
public record ProjectShape(
        String name, String group, Path directory, Path jar, Set<String> dependencies, Set<String> kinds) {

    private static final Set<String> SPRING_WEB = Set.of(
            "org.springframework.boot:spring-boot-starter-web",
            "org.springframework.boot:spring-boot-starter-webmvc",
            "org.springframework.boot:spring-boot-starter-webflux",
            "org.springframework.boot:spring-boot-webmvc",
            "org.springframework.boot:spring-boot-webflux");
    private static final String POSTGRES_DRIVER = "org.postgresql:postgresql";
    private static final String POSTGRES_MODULE = "io.sloguard:perf-scenarios-postgres";
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path CHANGELOGS = Path.of("db", "changelog");

    public ProjectShape {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(jar, "jar");
        dependencies = Set.copyOf(dependencies);
        kinds = Set.copyOf(kinds);
    }

    /** Returns whether it is a Spring Boot application that answers over HTTP. */
    boolean isSpringWeb() {
        return dependencies.stream().anyMatch(SPRING_WEB::contains);
    }

    /** Returns whether it uses PostgreSQL. */
    boolean hasPostgres() {
        return dependencies.contains(POSTGRES_DRIVER) || dependencies.contains(POSTGRES_MODULE);
    }

    /** Returns the dependencies that its first plan needs and it has not. */
    List<String> missing() {
        return Stream.of("io.sloguard:perf-core", POSTGRES_MODULE)
                .filter(module -> !module.equals(POSTGRES_MODULE) || hasPostgres())
                .filter(module -> !dependencies.contains(module))
                .toList();
    }

    /** Returns a Liquibase changelog of the project, as a name on the class path; the first by name if there are several. */
    Optional<String> changelog() {
        Path folder = directory.resolve(RESOURCES).resolve(CHANGELOGS);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") || name.endsWith(".xml") || name.endsWith(".sql"))
                    .sorted()
                    .findFirst()
                    .map(name -> "db/changelog/" + name);
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Returns the name of its application in the plan. */
    String application() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
    }

    /** Returns the package of its first scenario: that of its group, if Java allows it. */
    String packageName() {
        boolean isName = group.matches("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*");
        return isName ? group + ".perf" : "perf";
    }
}
