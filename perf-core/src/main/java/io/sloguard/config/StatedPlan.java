package io.sloguard.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A plan of one scenario that code states instead of a file, in the very grammar of the file: what would stand there at the
 * key {@code rate} is stated as {@code rate}. Immutable and thread-safe.
 *
 * @param owner who states it, for example {@code com.example.ShopTest.placeOrder}: what messages call the plan
 * @param statement by what it is stated, for example {@code @SloTest}: with a key it is what messages call a place
 * @param scenario the name of the scenario
 * @param keys what is stated, in the order in which mistakes are told: the keys of {@code load}, {@code objectives}, {@code
 *     stop}, {@code target}, {@code changelog}, {@code allowRemote} and {@code seed}; all but {@code objectives} have one
 *     value
 */
public record StatedPlan(String owner, String statement, String scenario, Map<String, List<String>> keys) {

    private static final String OBJECTIVES = "objectives";
    private static final Set<String> TOP_KEYS = Set.of("target", "changelog", "allowRemote", "seed");
    private static final Set<String> SCENARIO_KEYS = Set.of(OBJECTIVES, "stop");

    public StatedPlan {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(scenario, "scenario");
        keys = new LinkedHashMap<>(keys);
        keys.forEach((key, values) -> {
            if (values.size() != 1 && !key.equals(OBJECTIVES)) {
                throw new IllegalArgumentException(key + " has one value, not " + values);
            }
        });
    }

    /** Returns the collector of mistakes; the lines of {@link #root} are the keys, and one for all of them. */
    Problems problems() {
        List<String> places = new ArrayList<>();
        keys.keySet().forEach(key -> places.add(statement + "(" + key + ")"));
        places.add(statement);
        return new Problems(owner, places);
    }

    /** Returns what a file would hold that plans the same. */
    Node root() {
        List<NodeTuple> ofScenario = entries(SCENARIO_KEYS::contains);
        ofScenario.add(entry("load", mapping(entries(key -> !SCENARIO_KEYS.contains(key) && !TOP_KEYS.contains(key)))));
        List<NodeTuple> all = entries(TOP_KEYS::contains);
        all.add(entry("scenarios", mapping(List.of(entry(scenario, mapping(ofScenario))))));
        return mapping(all);
    }

    private List<NodeTuple> entries(Predicate<String> wanted) {
        List<NodeTuple> entries = new ArrayList<>();
        int line = 0;
        for (Map.Entry<String, List<String>> stated : keys.entrySet()) {
            if (wanted.test(stated.getKey())) {
                Node value = value(stated.getKey(), stated.getValue(), mark(line));
                entries.add(new NodeTuple(scalar(stated.getKey(), mark(line)), value));
            }
            line++;
        }
        return entries;
    }

    private static Node value(String key, List<String> values, Mark at) {
        if (!key.equals(OBJECTIVES)) {
            return scalar(values.get(0), at);
        }
        List<Node> items = values.stream().<Node>map(text -> scalar(text, at)).toList();
        return new SequenceNode(Tag.SEQ, true, items, at, at, FlowStyle.FLOW);
    }

    private NodeTuple entry(String key, Node value) {
        return new NodeTuple(scalar(key, whole()), value);
    }

    private Node mapping(List<NodeTuple> entries) {
        return new MappingNode(Tag.MAP, true, entries, whole(), whole(), FlowStyle.FLOW);
    }

    private static Node scalar(String text, Mark at) {
        return new ScalarNode(Tag.STR, text, at, at, ScalarStyle.PLAIN);
    }

    private Mark whole() {
        return mark(keys.size());
    }

    private static Mark mark(int line) {
        return new Mark("", 0, line, 0, new int[0], 0);
    }
}
