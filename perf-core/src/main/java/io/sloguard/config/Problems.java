package io.sloguard.config;

import io.sloguard.slo.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects the mistakes of one file with their places. Mutable, used by one reading; not thread-safe. */
final class Problems {

    private record Problem(int line, int column, String text) {}

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
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
                .map(problem -> file + ":" + problem.line() + ":" + problem.column() + "  " + problem.text())
                .toList();
        return new PlanException(file, lines);
    }
}
