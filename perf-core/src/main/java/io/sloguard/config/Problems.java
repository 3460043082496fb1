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
        found.add(new Problem(at.getLine() + 1, at.getColumn() + 1, text));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    SourceLocation location(Node node) {
        return new SourceLocation(file, node.getStartMark().getLine() + 1);
    }

    /** Throws all of them in the order of the file, if there are any; what several places inherit is told once. */
    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        List<String> lines = found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .distinct()
                .map(problem -> file + ":" + problem.line() + ":" + problem.column() + "  " + problem.text())
                .toList();
        throw new PlanException(file, lines);
    }
}
