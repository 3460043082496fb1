package io.sloguard.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A part of the plan that belongs to a {@link ScenarioProvider}: a single value, a list, or a mapping of keys to further
 * declarations. It is read strictly: what is of the wrong kind becomes a problem with its line, once it is asked for.
 * Not thread-safe.
 */
public interface Declaration {

    /** Returns how messages call it, for example {@code scenarios.catalogue.http.get}. */
    String name();

    /** Returns where it stands, for mistakes that show only when the scenario is prepared, for example {@code perf.yaml:7}. */
    String place();

    /** Returns whether it is a mapping of keys to values. */
    boolean isMapping();

    /** Returns whether it is a list. */
    boolean isList();

    /** Returns its single value as written; empty, which becomes a problem, if it is blank or something else. */
    Optional<String> text();

    /** Returns its single value as the parser reads it; an {@link IllegalArgumentException} of it becomes a problem. */
    <T> Optional<T> value(Function<String, T> parser);

    /** Returns its entries in the order of the file; empty, which becomes a problem, if it is no mapping. */
    Map<String, Declaration> entries();

    /** Returns what stands at a key; empty if nothing does or, which becomes a problem, it is no mapping. */
    Optional<Declaration> at(String key);

    /** Returns its items in the order of the file; what is no list counts as a list of one. */
    List<Declaration> items();

    /** Makes a problem of every key that is not one of these, and names the nearest. */
    void allow(Set<String> keys);

    /** Tells a mistake at this place. The text says what is wrong and what is accepted, and names no place. */
    void problem(String text);

    /** Returns a file that the plan names, which is relative to the directory of the plan. */
    Path file(String name);

    /**
     * Returns the applications that the plan starts, name to port on loopback, in its order. They run when the scenario is
     * prepared, not yet when it is read. Texts may name their ports: <code>${NAME.port}</code> is filled in.
     */
    Map<String, Integer> applications();
}
