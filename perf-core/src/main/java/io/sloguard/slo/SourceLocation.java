package io.sloguard.slo;

import java.util.Objects;

/**
 * Where something is written.
 *
 * @param file the file, as the user would name it
 * @param line the line, from 1
 */
public record SourceLocation(String file, int line) {

    public SourceLocation {
        Objects.requireNonNull(file, "file");
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1, not " + line);
        }
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
