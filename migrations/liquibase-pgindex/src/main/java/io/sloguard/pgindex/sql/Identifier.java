package io.sloguard.pgindex.sql;

import java.nio.charset.StandardCharsets;

/**
 * The name of one PostgreSQL object exactly as the catalog stores it; no quotes, no schema.
 *
 * @param name the name, 1 to 63 bytes of UTF-8
 */
public record Identifier(String name) {

    /** Longest name that PostgreSQL keeps, in bytes; it silently cuts longer ones. */
    public static final int MAX_BYTES = 63;

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is empty, holds a NUL character or is longer than 63 bytes
     */
    public Identifier {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A name is empty; give the name of the object as the catalog stores it");
        }
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A name holds a NUL character, which PostgreSQL does not accept");
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("The name '" + name + "' has " + bytes + " bytes; PostgreSQL keeps "
                    + MAX_BYTES + " and cuts the rest silently: choose a shorter name");
        }
    }

    /**
     * Returns the name for use in a statement.
     *
     * @return the name in double quotes, with the quotes inside it doubled
     */
    public String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Makes a name from two parts that fits into 63 bytes and stays the same for the same parts.
     *
     * @param first the part that leads, for example the name of an index
     * @param second the part that tells siblings apart, for example the name of a partition
     * @return {@code first_second}, or a shortened form that ends with a hash of both
     */
    public static Identifier joined(String first, String second) {
        String whole = first + "_" + second;
        if (whole.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
            return new Identifier(whole);
        }
        String hash = "_" + Integer.toHexString(whole.hashCode());
        StringBuilder head = new StringBuilder();
        int left = MAX_BYTES - hash.length();
        for (int codePoint : whole.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            left -= character.getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                break;
            }
            head.append(character);
        }
        return new Identifier(head + hash);
    }

    @Override
    public String toString() {
        return name;
    }
}
