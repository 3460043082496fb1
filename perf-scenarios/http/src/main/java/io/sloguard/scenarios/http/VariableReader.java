package io.sloguard.scenarios.http;

import io.sloguard.scenario.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code variables}: {@code 1..1000}, a list, or {@code {csv: FILE}}. Mistakes become problems. */
final class VariableReader {

    private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\s*\\.\\.\\s*(-?\\d{1,18})");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final Declaration declaration;

    /** Creates a reader of the variables of what stands at {@code http}. */
    VariableReader(Declaration declaration) {
        this.declaration = declaration;
    }

    List<Variable> read() {
        List<Variable> variables = new ArrayList<>();
        declaration.at("variables").map(Declaration::entries).orElse(Map.of()).forEach((name, value) -> {
            if (NAME.matcher(name).matches()) {
                variable(name, value).ifPresent(variables::add);
            } else {
                value.problem("the name of a variable is made of letters, digits, _ and -, not \"" + name + "\"");
            }
        });
        return variables;
    }

    private static Optional<Variable> variable(String name, Declaration value) {
        if (value.isList()) {
            return choice(name, value);
        }
        if (value.isMapping()) {
            value.allow(Set.of("csv"));
            return value.at("csv").flatMap(file -> table(name, file));
        }
        return value.value(text -> range(name, text));
    }

    private static Optional<Variable> choice(String name, Declaration value) {
        List<String> texts =
                value.items().stream().flatMap(item -> item.text().stream()).toList();
        if (texts.isEmpty()) {
            value.problem("a list to draw from needs at least one value");
            return Optional.empty();
        }
        return Optional.of(new Variable.Choice(name, texts));
    }

    private static Variable range(String name, String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a variable is a range such as 1..1000, a list, or {csv: FILE}, not \"" + text + "\"");
        }
        return new Variable.Range(name, Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    private static Optional<Variable> table(String name, Declaration file) {
        Optional<Path> path = file.text().map(file::file);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<List<String>> lines = CsvText.rows(Files.readString(path.get()));
            if (lines.size() < 2) {
                file.problem(path.get() + " needs a line with the names of its columns, and at least one row");
                return Optional.empty();
            }
            List<String> columns = lines.get(0);
            List<List<String>> rows = lines.subList(1, lines.size());
            for (int row = 0; row < rows.size(); row++) {
                if (rows.get(row).size() != columns.size()) {
                    file.problem(path.get() + ": row " + (row + 1) + " has "
                            + rows.get(row).size() + " values, not " + columns.size());
                    return Optional.empty();
                }
            }
            return Optional.of(new Variable.Row(name, columns, rows));
        } catch (IOException | IllegalArgumentException unreadable) {
            file.problem(path.get() + " cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
