package io.sloguard.target;

import io.sloguard.result.PlanKind;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A query whose plans are guarded. Immutable.
 *
 * @param name the name of the guard
 * @param sql the query
 * @param bindings the values of its parameters as text, by parameter, by the name of the binding; at least one binding
 * @param kinds for which values it is planned; at least one kind
 * @param guardedIndexes the indexes without which the state before is tried; empty for all that its plans use
 * @param timeout how long one execution may take
 */
public record GuardedQuery(
        String name,
        NamedSql sql,
        Map<String, Map<String, String>> bindings,
        List<PlanKind> kinds,
        List<String> guardedIndexes,
        Duration timeout) {

    public GuardedQuery {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
        bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
        kinds = List.copyOf(kinds);
        guardedIndexes = List.copyOf(guardedIndexes);
        if (bindings.isEmpty() || kinds.isEmpty()) {
            throw new IllegalArgumentException("guard " + name + " has no plan: no binding, or no kind");
        }
        for (Map<String, String> values : bindings.values()) {
            if (!values.keySet().equals(sql.names())) {
                throw new IllegalArgumentException("guard " + name + " has the parameters " + sql.names()
                        + " and a binding of " + values.keySet());
            }
        }
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("an execution takes at least 1 ms, not " + timeout);
        }
    }
}
