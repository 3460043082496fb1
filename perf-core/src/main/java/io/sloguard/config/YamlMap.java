package io.sloguard.config;

import io.sloguard.slo.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of the file, read strictly: what is missing, of the wrong kind, unknown or there twice becomes a problem with
 * its place. Values may be laid over those of another mapping, which serves as defaults. Not thread-safe.
 */
final class YamlMap {

    private final String path;
    private final Node at;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    private YamlMap(String path, Node at, Problems problems) {
        this.path = path;
        this.at = at;
        this.problems = problems;
    }

    /** Reads a node as a mapping; a node of another kind gives a problem and an empty mapping. */
    static YamlMap of(String path, Node node, Problems problems) {
        YamlMap map = new YamlMap(path, node, problems);
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, map.name() + " is a mapping of keys to values, not " + kind(node));
            return map;
        }
        for (NodeTuple entry : mapping.getValue()) {
            map.put(entry.getKeyNode(), entry.getValueNode());
        }
        return map;
    }

    private void put(Node keyNode, Node value) {
        if (!(keyNode instanceof ScalarNode scalar)) {
            problems.add(keyNode, "a key of " + name() + " is a word, not " + kind(keyNode));
            return;
        }
        String key = scalar.getValue();
        Node known = keys.putIfAbsent(key, keyNode);
        if (known != null) {
            problems.add(
                    keyNode,
                    "\"" + key + "\" is in " + name() + " twice, first on line "
                            + (known.getStartMark().getLine() + 1));
            return;
        }
        values.put(key, value);
    }

    /** Returns this mapping with the entries of another where this one has none. */
    YamlMap over(YamlMap defaults) {
        YamlMap merged = new YamlMap(path, at, problems);
        merged.values.putAll(defaults.values);
        merged.keys.putAll(defaults.keys);
        merged.values.putAll(values);
        merged.keys.putAll(keys);
        return merged;
    }

    /** Makes a problem of every key that is not one of these. */
    void allow(Set<String> known) {
        for (Map.Entry<String, Node> entry : keys.entrySet()) {
            if (!known.contains(entry.getKey())) {
                String nearest = nearest(entry.getKey(), known)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("");
                problems.add(
                        entry.getValue(),
                        "unknown key \"" + entry.getKey() + "\" in " + name() + nearest + "; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    /** Returns the name that differs least and in at most two letters, if there is one. */
    static Optional<String> nearest(String name, Set<String> known) {
        String lower = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT)) <= 2)
                .min(Comparator.<String>comparingInt(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of letters to insert, delete or replace: V. I. Levenshtein, 1966. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Returns whether something stands at a key: not an empty list or mapping. Of what is no mapping all is there. */
    boolean states(String key) {
        Node value = values.get(key);
        if (value instanceof CollectionNode<?> collection) {
            return !collection.getValue().isEmpty();
        }
        return value != null || !(at instanceof MappingNode);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns where a key stands; empty if it is absent. */
    Optional<SourceLocation> location(String key) {
        return Optional.ofNullable(keys.get(key)).map(problems::location);
    }

    /** Returns the mapping below a key; empty if the key is absent. */
    Optional<YamlMap> map(String key) {
        return node(key).map(node -> of(path.isEmpty() ? key : path + "." + key, node, problems));
    }

    /** Returns the names and values of this mapping in the order of the file. */
    Map<String, Node> entries() {
        return values;
    }

    /** Returns the text of a key; empty if it is absent or, which becomes a problem, not a plain value. */
    Optional<String> text(String key) {
        return node(key).flatMap(node -> scalar(key, node));
    }

    private Optional<String> scalar(String name, Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        problems.add(node, name + " is a single value, not " + kind(node));
        return Optional.empty();
    }

    /** Returns the value of a key as the parser reads it; what the parser refuses becomes a problem. */
    <T> Optional<T> value(String key, Function<String, T> parser) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text.get()));
        } catch (IllegalArgumentException refused) {
            problem(key, key + ": " + refused.getMessage());
            return Optional.empty();
        }
    }

    /** Returns the plain values of a list; a single value counts as a list of one. */
    List<ScalarNode> list(String key) {
        List<ScalarNode> items = new ArrayList<>();
        Node node = values.get(key);
        if (node == null) {
            return items;
        }
        List<Node> nodes = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        for (Node item : nodes) {
            if (scalar("an entry of " + key, item).isPresent()) {
                items.add((ScalarNode) item);
            }
        }
        return items;
    }

    void problem(String text) {
        problems.add(at, text);
    }

    void problem(String key, String text) {
        problems.add(values.getOrDefault(key, at), text);
    }

    /** Returns how messages call this mapping. */
    String name() {
        return path.isEmpty() ? "the plan" : path;
    }

    /** Returns how messages call the kind of a node. */
    static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        String value = ((ScalarNode) node).getValue();
        return value.isBlank() ? "nothing" : "\"" + value + "\"";
    }
}
