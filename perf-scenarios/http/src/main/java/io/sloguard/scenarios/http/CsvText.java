package io.sloguard.scenarios.http;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values (RFC 4180): values in quotes may have commas, line breaks and doubled quotes in them. */
final class CsvText {

    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int at;

    private CsvText(String text) {
        this.text = text;
    }

    /**
     * Returns the rows; blank lines are none.
     *
     * @throws IllegalArgumentException if a quoted value does not end
     */
    static List<List<String>> rows(String text) {
        CsvText csv = new CsvText(text);
        while (csv.at < text.length()) {
            csv.row.add(csv.value());
            csv.endValue();
        }
        return csv.rows;
    }

    private String value() {
        if (text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        int start = at++;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '"') {
                value.append(next);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append('"');
                at++;
            } else {
                return value.toString();
            }
        }
        throw new IllegalArgumentException(
                "the value that begins at character " + (start + 1) + " has no closing quote");
    }

    private void endValue() {
        boolean isComma = at < text.length() && text.charAt(at) == ',';
        if (isComma) {
            at++;
            if (at == text.length()) {
                row.add("");
                endRow();
            }
            return;
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        endRow();
    }

    private void endRow() {
        if (row.size() > 1 || !row.get(0).isEmpty()) {
            rows.add(row);
        }
        row = new ArrayList<>();
    }
}
