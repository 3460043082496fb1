package io.sloguard.scenarios.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one JSON text (RFC 8259) strictly. Not thread-safe; use one for one text. O(length). */
final class JsonReader {

    private static final int MAX_DEPTH = 200;
    private static final int HEX_DIGITS = 4;
    private static final Pattern LITERAL =
            Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Returns the value that the text is.
     *
     * @throws IllegalArgumentException if it is not JSON; the message says at which character
     */
    static Json read(String text) {
        JsonReader reader = new JsonReader(text);
        Json value = reader.value();
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.mistake("more after the end");
        }
        return value;
    }

    private Json value() {
        skipBlanks();
        if (++depth > MAX_DEPTH) {
            throw mistake("nested deeper than " + MAX_DEPTH);
        }
        Json value = switch (peek()) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> new Json.Scalar(string());
            default -> literal();
        };
        depth--;
        return value;
    }

    private Json members() {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        skipBlanks();
        if (peek() == '}') {
            at++;
            return new Json.Members(members);
        }
        do {
            skipBlanks();
            String key = string();
            skipBlanks();
            expect(':');
            members.put(key, value());
        } while (goesOn('}'));
        return new Json.Members(members);
    }

    private Json items() {
        List<Json> items = new ArrayList<>();
        at++;
        skipBlanks();
        if (peek() == ']') {
            at++;
            return new Json.Items(items);
        }
        do {
            items.add(value());
        } while (goesOn(']'));
        return new Json.Items(items);
    }

    private boolean goesOn(char end) {
        skipBlanks();
        if (peek() == ',') {
            at++;
            return true;
        }
        expect(end);
        return false;
    }

    private Json literal() {
        Matcher matcher = LITERAL.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw mistake("no value");
        }
        at = matcher.end();
        return new Json.Scalar(matcher.group());
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char next = text.charAt(at++);
            if (next < ' ') {
                throw mistake("a control character in a string");
            }
            string.append(next == '\\' ? escaped() : next);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char escape = peek();
        at++;
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw mistake("an unknown escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw mistake("no hexadecimal digit");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw mistake("no " + wanted);
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw mistake("it ends");
        }
        return text.charAt(at);
    }

    private IllegalArgumentException mistake(String what) {
        return new IllegalArgumentException(what + " at character " + (at + 1) + " of " + text.length());
    }
}
