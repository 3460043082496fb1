package io.sloguard.config;

import io.sloguard.application.Placeholders;
import io.sloguard.scenario.Declaration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A node of the file as a provider of scenarios sees it. Not thread-safe. */
final class YamlDeclaration implements Declaration {

    private final String name;
    private final Node node;
    private final Path directory;
    private final Map<String, Integer> applications;
    private final Problems problems;

    /** Creates the view of a node; files that it names are relative to the directory, the plan starts the applications. */
    YamlDeclaration(String name, Node node, Path directory, Map<String, Integer> applications, Problems problems) {
        this.name = name;
        this.node = node;
        this.directory = directory;
        this.applications = applications;
        this.problems = problems;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String place() {
        return problems.place(node)
                .map(place -> place.file() + ":" + place.line())
                .orElse(name);
    }

    @Override
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    @Override
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    @Override
    public Optional<String> text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(Placeholders.ofPorts(applications).fill(scalar.getValue()));
        }
        problem(name + " is a single value, not " + YamlMap.kind(node));
        return Optional.empty();
    }

    @Override
    public <T> Optional<T> value(Function<String, T> parser) {
        try {
            return text().map(parser);
        } catch (IllegalArgumentException refused) {
            problem(name + ": " + refused.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Declaration> entries() {
        Map<String, Declaration> entries = new LinkedHashMap<>();
        map().entries().forEach((key, value) -> entries.put(key, child("." + key, value)));
        return entries;
    }

    @Override
    public Optional<Declaration> at(String key) {
        return map().node(key).map(value -> child("." + key, value));
    }

    @Override
    public List<Declaration> items() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        List<Declaration> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(child("[" + (items.size() + 1) + "]", item));
        }
        return items;
    }

    private Declaration child(String step, Node value) {
        return new YamlDeclaration(name + step, value, directory, applications, problems);
    }

    @Override
    public void allow(Set<String> keys) {
        map().allow(keys);
    }

    private YamlMap map() {
        return YamlMap.of(name, node, problems);
    }

    @Override
    public void problem(String text) {
        problems.add(node, text);
    }

    @Override
    public Path file(String fileName) {
        return directory.resolve(fileName).normalize();
    }

    @Override
    public Map<String, Integer> applications() {
        return applications;
    }
}
