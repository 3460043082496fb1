package io.sloguard.baseline.store;

import io.sloguard.baseline.StoredLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The text of a store that is a file: one entry on each line. */
final class Lines {

    private Lines() {}

    /** Returns the lines of a text, each with the name of its file and its number; bytes that are no UTF-8 stay visible. */
    static List<StoredLine> of(byte[] text, String file) {
        List<StoredLine> lines = new ArrayList<>();
        new String(text, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> lines.add(new StoredLine(file + ":" + (lines.size() + 1), line)));
        return lines;
    }

    /**
     * Returns what is to be appended to a text: the lines, behind a line break if the text does not end with one, because a
     * writer that was cut off must not spoil the entry of the next.
     */
    static byte[] appended(boolean isCutOff, List<String> lines) {
        return ((isCutOff ? "\n" : "") + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
