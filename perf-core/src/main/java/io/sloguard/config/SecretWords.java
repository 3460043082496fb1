package io.sloguard.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of values that are shown: what a name such as {@code password} stands before, and the login in an
 * address. A value that only names where the secret is, such as <code>${target.password}</code>, stays.
 */
final class SecretWords {

    /** What is shown instead of a secret. */
    static final String MASK = "***";

    private static final String WORDS = "(?i:[\\w.-]*"
            + "(?:passw(?:or)?d|passphrase|pwd|secret|token|credential|authorization|cookie|api[_.-]?key|private[_.-]?key"
            + "|access[_.-]?key)[\\w.-]*)";
    private static final Pattern NAME = Pattern.compile(WORDS);
    private static final Pattern REFERENCE = Pattern.compile("(?:\\$\\{[^}]*}\\s*)+");
    private static final String VALUE = "(?:\"[^\"]*\"|'[^']*'|[^\\s&,;}\"']+)";
    private static final Pattern ASSIGNED =
            Pattern.compile("([\"']?" + WORDS + "[\"']?\\s*[=:]\\s*)(?!\\$\\{)" + VALUE);
    private static final Pattern OPTION = Pattern.compile("(--?" + WORDS + "\\s+)(?![$-])" + VALUE);
    private static final Pattern LOGIN = Pattern.compile("(://[^/@\\s:]*:)(?!\\$\\{)[^/@\\s]+@");

    private SecretWords() {}

    /** Returns whether what has this name is secret. */
    static boolean isSecret(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Returns a value without its secrets.
     *
     * @param name its name, the last step of it
     * @param value the value
     */
    static String masked(String name, String value) {
        if (isSecret(name)) {
            return REFERENCE.matcher(value.strip()).matches() ? value : MASK;
        }
        String assigned = replaced(ASSIGNED, value, "");
        return replaced(LOGIN, replaced(OPTION, assigned, ""), "@");
    }

    private static String replaced(Pattern secret, String value, String end) {
        return secret.matcher(value).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + MASK + end));
    }
}
