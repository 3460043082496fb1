package io.sloguard.scenarios.postgres.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows a statement returns or changes: {@code 1}, {@code 0..50} or {@code 1..}.
 *
 * @param least the least number
 * @param most the greatest number
 */
record RowCount(long least, long most) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(\\.\\.(\\d{1,9})?)?");

    RowCount {
        if (least > most) {
            throw new IllegalArgumentException(
                    "a range goes from the least to the greatest, not " + least + ".." + most);
        }
    }

    /** Returns the number that a text states. */
    static RowCount parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a number of rows is for example 1, 0..50 or 1.., not \"" + text + "\"");
        }
        long least = Long.parseLong(matcher.group(1));
        if (matcher.group(2) == null) {
            return new RowCount(least, least);
        }
        return new RowCount(least, matcher.group(3) == null ? Long.MAX_VALUE : Long.parseLong(matcher.group(3)));
    }

    boolean contains(long rows) {
        return least <= rows && rows <= most;
    }

    @Override
    public String toString() {
        if (least == most) {
            return String.valueOf(least);
        }
        return least + ".." + (most == Long.MAX_VALUE ? "" : String.valueOf(most));
    }
}
