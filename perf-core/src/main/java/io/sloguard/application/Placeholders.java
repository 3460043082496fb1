package io.sloguard.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values for names that stand in texts as <code>${name}</code>. Immutable; its text form leaves the values out. */
public final class Placeholders {

    /** The port of the application itself. */
    public static final String PORT = "port";

    /** The java executable of this JVM. */
    public static final String JAVA = "java";

    /** The JDBC address of the target. */
    public static final String TARGET_URL = "target.url";

    /** The user who logs in to the target. */
    public static final String TARGET_USER = "target.user";

    /** The password of that user. */
    public static final String TARGET_PASSWORD = "target.password";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> values;

    Placeholders(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Returns the names that stand in a text, in its order. */
    public static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Returns those for the ports of applications, by the name of each. */
    public static Placeholders ofPorts(Map<String, Integer> applications) {
        Map<String, String> values = new LinkedHashMap<>();
        applications.forEach((name, port) -> values.put(portOf(name), String.valueOf(port)));
        return new Placeholders(values);
    }

    /** Returns the name under which others refer to the port of an application. */
    public static String portOf(String application) {
        return application + "." + PORT;
    }

    /** Returns the text with values in the place of the names that have one; other names stay. */
    public String fill(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** Returns these and one more. */
    Placeholders with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Placeholders(more);
    }

    @Override
    public String toString() {
        return "Placeholders" + values.keySet();
    }
}
