package io.sloguard.scenarios.postgres.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of comma-separated values whose first line names its columns (RFC 4180: fields in double quotes may hold commas, line
 * ends and doubled quotes). Immutable.
 *
 * @param columns the names of the columns
 * @param rows the rows, each with a value for every column
 */
record CsvFile(List<String> columns, List<List<String>> rows) {

    CsvFile {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file in UTF-8.
     *
     * @throws IllegalArgumentException if there is none, or it is no such file; the message says why, with the row
     */
    static CsvFile read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + file.getFileName() + ": " + unreadable, unreadable);
        }
        List<List<String>> records = new Records(text).read();
        if (records.size() < 2) {
            throw new IllegalArgumentException(
                    file.getFileName() + " has no values; its first line names the columns, each further one is a row");
        }
        List<String> columns = records.get(0);
        for (int row = 1; row < records.size(); row++) {
            if (records.get(row).size() != columns.size()) {
                throw new IllegalArgumentException("row " + row + " of " + file.getFileName() + " has "
                        + records.get(row).size() + " values for " + columns.size() + " columns");
            }
        }
        return new CsvFile(columns, records.subList(1, records.size()));
    }

    /**
     * Returns the rows with these columns alone.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    List<List<String>> only(List<String> wanted) {
        List<Integer> indexes = new ArrayList<>();
        for (String column : wanted) {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException(
                        "there is no column \"" + column + "\"; there are " + String.join(", ", columns));
            }
            indexes.add(columns.indexOf(column));
        }
        return rows.stream().map(row -> indexes.stream().map(row::get).toList()).toList();
    }

    /** Takes a text apart; mutable, used once. */
    private static final class Records {
        private final String text;
        private int at;

        private Records(String text) {
            this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        private List<List<String>> read() {
            List<List<String>> records = new ArrayList<>();
            while (at < text.length()) {
                List<String> fields = new ArrayList<>(List.of(field()));
                while (at < text.length() && text.charAt(at) == ',') {
                    at++;
                    fields.add(field());
                }
                endOfLine();
                if (fields.size() > 1 || !fields.get(0).isEmpty()) {
                    records.add(fields);
                }
            }
            return records;
        }

        private String field() {
            if (at < text.length() && text.charAt(at) == '"') {
                return quoted();
            }
            int start = at;
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder field = new StringBuilder();
            at++;
            while (true) {
                int quote = text.indexOf('"', at);
                if (quote < 0) {
                    throw new IllegalArgumentException("a quote at the end of the file is never closed");
                }
                field.append(text, at, quote);
                at = quote + 1;
                if (at >= text.length() || text.charAt(at) != '"') {
                    return field.toString();
                }
                field.append('"');
                at++;
            }
        }

        private void endOfLine() {
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            } else if (at < text.length()) {
                throw new IllegalArgumentException(
                        "after a closing quote comes a comma or the end of the line, not \"" + text.charAt(at) + "\"");
            }
        }
    }
}
