package io.sloguard.config;

import io.sloguard.slo.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects the mistakes of one file with their places. Mutable, used by one reading; not thread-safe. */
final class Problems {

    private record Problem(int line, int column, String text) {}

    private final String file;
    private final List<String> names;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this(file, List.of());
    }

    /** Creates the mistakes of what is no file: each of its lines has a name instead of a number. */
    Problems(String origin, List<String> names) {
        this.file = origin;
        this.names = List.copyOf(names);
    }

    void add(Node at, String text) {
        add(at.getStartMark(), text);
    }

    void add(Mark at, String text) {
        add(at.getLine() + 1, at.getColumn() + 1, text);
    }

    /** Adds a mistake at a line and a column, both from 1. */
    void add(int line, int column, String text) {
        found.add(new Problem(line, column, text));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    SourceLocation location(Node node) {
        return new SourceLocation(file, node.getStartMark().getLine() + 1);
    }

    /** Returns the place of what a reader could look up in a file; empty if there is no file. */
    Optional<SourceLocation> place(Node node) {
        return names.isEmpty() ? Optional.of(location(node)) : Optional.empty();
    }

    /** Returns the exception of a mistake that has no place in the file and leaves nothing else to look at. */
    PlanException only(String text) {
        return new PlanException(file, List.of(text));
    }

    /** Throws all of them, if there are any. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw all();
        }
    }

    /** Returns the exception of all of them in the order of the file; what several places inherit is told once. */
    PlanException all() {
        List<String> lines = found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .distinct()
                .map(problem -> where(problem) + "  " + problem.text())
                .toList();
        return new PlanException(file, lines);
    }

    private String where(Problem problem) {
        return names.isEmpty() ? file + ":" + problem.line() + ":" + problem.column() : names.get(problem.line() - 1);
    }
}
