package io.sloguard.report;

import io.sloguard.slo.VerdictState;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** The symbols of a text report: the typographic ones where the terminal can show them, else plain ASCII. */
public enum Symbols {
    /** Plain ASCII. */
    ASCII("[ok]", "[FAIL]", "[ ? ]", "[!!]", "->", "<=", ">="),
    /** Unicode. */
    UNICODE("✔", "✖", "?", "!", "→", "≤", "≥");

    private final String pass;
    private final String fail;
    private final String undecided;
    private final String unmeasured;
    private final String arrow;
    private final String atMost;
    private final String atLeast;

    Symbols(
            String pass,
            String fail,
            String undecided,
            String unmeasured,
            String arrow,
            String atMost,
            String atLeast) {
        this.pass = pass;
        this.fail = fail;
        this.undecided = undecided;
        this.unmeasured = unmeasured;
        this.arrow = arrow;
        this.atMost = atMost;
        this.atLeast = atLeast;
    }

    /** Returns the symbols that a character set can show. */
    public static Symbols of(Charset charset) {
        return charset.newEncoder().canEncode("✔✖→≤≥") ? UNICODE : ASCII;
    }

    /** Returns the symbols that the terminal of this JVM can show, as far as the JVM knows its encoding. */
    public static Symbols ofTerminal() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        String encoding = name.isEmpty() ? System.getProperty("native.encoding", "US-ASCII") : name;
        try {
            return of(Charset.forName(encoding));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return of(StandardCharsets.US_ASCII);
        }
    }

    /** Returns the symbol of a state. */
    public String of(VerdictState state) {
        return switch (state) {
            case PASS -> pass;
            case FAIL -> fail;
            case INCONCLUSIVE, INSUFFICIENT -> undecided;
            case NO_DATA, INVALID, VACUOUS -> unmeasured;
        };
    }

    /** Returns a text of the grammar with the comparison as this set shows it. */
    String comparisons(String text) {
        return text.replace("<=", atMost).replace(">=", atLeast);
    }

    /** Returns a foreign text as this set shows it: without control characters, and in ASCII if need be. */
    String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return this == ASCII ? line.replaceAll("[^\\x20-\\x7e]", "?") : line;
    }

    String arrow() {
        return arrow;
    }
}
