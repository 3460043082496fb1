package io.sloguard.config;

import java.util.ArrayList;
import java.util.List;

/** Reads commands and arguments that are written in one line. */
public final class CommandLine {

    private CommandLine() {}

    /**
     * Splits a line of words as a shell does: at blanks, except between single or double quotes.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    public static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        char quote = ' ';
        boolean inWord = false;
        for (int at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            boolean opens = quote == ' ' && (letter == '"' || letter == '\'');
            boolean separates = quote == ' ' && Character.isWhitespace(letter);
            if (opens || (letter == quote && quote != ' ')) {
                quote = opens ? letter : ' ';
                inWord = true;
            } else if (!separates) {
                current.append(letter);
                inWord = true;
            } else if (inWord) {
                words.add(current.toString());
                current.setLength(0);
                inWord = false;
            }
        }
        if (quote != ' ') {
            throw new IllegalArgumentException("a quote " + quote + " is not closed in: " + line);
        }
        if (inWord) {
            words.add(current.toString());
        }
        return words;
    }
}
