package io.sloguard.scenarios.http;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A sign in the place of every value, to see whether a text can be read when there are none yet. Immutable. */
final class Placeholders extends AbstractMap<String, String> {

    private static final String SIGN = "0";

    private final Map<String, String> signs;

    Placeholders(List<String> names) {
        this.signs = names.stream().distinct().collect(Collectors.toUnmodifiableMap(name -> name, name -> SIGN));
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return signs.entrySet();
    }
}
