package io.sloguard.scenarios.postgres.sql;

import io.sloguard.scenario.Declaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where the values of parameters come from: ranges, lists, queries and files. */
final class DrawReader {

    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\s*\\.\\.\\s*(-?\\d{1,18})");
    private static final Set<String> SOURCES = Set.of("query", "csv", "columns");

    private final Declaration parameters;
    private final Set<String> used;

    /** Creates a reader of the entry {@code parameters}; the names that the statements use are the only ones it may have. */
    DrawReader(Declaration parameters, Set<String> used) {
        this.parameters = parameters;
        this.used = used;
    }

    List<Draw> read() {
        List<Draw> draws = new ArrayList<>();
        Set<String> stated = new HashSet<>();
        parameters.entries().forEach((key, source) -> {
            List<String> names =
                    Arrays.stream(key.split(",", -1)).map(String::strip).toList();
            for (String name : names) {
                if (!stated.add(name)) {
                    source.problem(source.name() + " is the second that draws :" + name);
                } else if (!used.contains(name)) {
                    source.problem(source.name() + ": no statement has a parameter :" + name + "; there "
                            + (used.isEmpty() ? "is none" : "are :" + String.join(", :", used)));
                }
            }
            draw(names, source).ifPresent(draws::add);
        });
        return draws;
    }

    private static Optional<Draw> draw(List<String> names, Declaration source) {
        if (source.isMapping()) {
            source.allow(SOURCES);
            return source.at("csv").isPresent() ? ofCsv(names, source) : ofQuery(names, source);
        }
        if (names.size() > 1) {
            source.problem(
                    source.name() + ": several parameters are drawn together from the rows of a query or of a csv,"
                            + " for example {query: select id, owner from wallet}");
            return Optional.empty();
        }
        if (source.isList()) {
            return ofList(names, source);
        }
        Optional<String> text = source.text();
        Matcher range = RANGE.matcher(text.orElse(""));
        if (range.matches()) {
            return ofRange(names, source, Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        }
        return text.map(value -> new Draw.OfRows(names, List.of(List.of(value)), source.place()));
    }

    private static Optional<Draw> ofRange(List<String> names, Declaration source, long least, long greatest) {
        if (least > greatest) {
            source.problem(
                    source.name() + ": a range goes from the least to the greatest, not " + least + ".." + greatest);
            return Optional.empty();
        }
        return Optional.of(new Draw.OfRange(names, least, greatest, source.place()));
    }

    private static Optional<Draw> ofList(List<String> names, Declaration source) {
        List<List<String>> rows = source.items().stream()
                .flatMap(item -> item.text().stream())
                .map(List::of)
                .toList();
        if (source.items().isEmpty()) {
            source.problem(source.name() + " is an empty list, so there is nothing to draw");
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Draw.OfRows(names, rows, source.place()));
    }

    private static Optional<Draw> ofQuery(List<String> names, Declaration source) {
        if (source.at("query").isEmpty()) {
            source.problem(source.name() + " needs a query or a csv, for example {query: select id from wallet}");
            return Optional.empty();
        }
        source.at("columns")
                .ifPresent(columns -> columns.problem(columns.name() + " belongs to a csv; a query names its own"));
        return source.at("query")
                .flatMap(query -> query.text().map(text -> new Draw.OfQuery(names, text, query.place())));
    }

    private static Optional<Draw> ofCsv(List<String> names, Declaration source) {
        source.at("query").ifPresent(query -> query.problem(source.name() + " has query and csv: choose one"));
        List<String> columns = source.at("columns")
                .map(list -> list.items().stream()
                        .flatMap(item -> item.text().stream())
                        .toList())
                .orElse(names);
        if (columns.size() != names.size()) {
            source.problem(source.name() + " has " + columns.size() + " columns for " + names.size() + " parameters");
            return Optional.empty();
        }
        return source.at("csv")
                .flatMap(
                        csv -> csv.value(name -> CsvFile.read(source.file(name)).only(columns)))
                .map(rows -> new Draw.OfRows(names, rows, source.place()));
    }
}
