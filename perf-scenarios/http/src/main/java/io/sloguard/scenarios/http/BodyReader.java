package io.sloguard.scenarios.http;

import io.sloguard.scenario.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads what a request sends. Mistakes become problems. */
final class BodyReader {

    static final List<String> KEYS = List.of("json", "form", "body", "bodyFile");

    private final Declaration step;
    private final Function<Declaration, Optional<Template>> templates;

    BodyReader(Declaration step, Function<Declaration, Optional<Template>> templates) {
        this.step = step;
        this.templates = templates;
    }

    Optional<RequestBody> read() {
        List<String> stated =
                KEYS.stream().filter(key -> step.at(key).isPresent()).toList();
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        if (stated.size() > 1) {
            step.problem(step.name() + " has " + String.join(" and ", stated) + ": choose one");
            return Optional.empty();
        }
        String key = stated.get(0);
        Declaration value = step.at(key).orElseThrow();
        return switch (key) {
            case "json" -> json(value);
            case "form" -> form(value);
            case "body" ->
                templates
                        .apply(value)
                        .map(text -> new RequestBody.Text(Optional.empty(), text, UnaryOperator.identity()));
            default -> content(value);
        };
    }

    private Optional<RequestBody> json(Declaration value) {
        if (value.isMapping() || value.isList()) {
            value.problem(
                    "json is a JSON text in quotes, because YAML does not tell 5 from \"5\": json: '{\"id\": 5}'");
            return Optional.empty();
        }
        Optional<Template> text = templates.apply(value);
        try {
            text.ifPresent(
                    template -> JsonReader.read(template.fill(new Placeholders(template.names()), Encoding::json)));
        } catch (IllegalArgumentException refused) {
            value.problem("not JSON: " + refused.getMessage());
            return Optional.empty();
        }
        return text.map(template -> new RequestBody.Text(Optional.of("application/json"), template, Encoding::json));
    }

    private Optional<RequestBody> form(Declaration value) {
        Map<String, Template> fields = new LinkedHashMap<>();
        value.entries().forEach((name, field) -> templates.apply(field).ifPresent(text -> fields.put(name, text)));
        return Optional.of(new RequestBody.Form(fields));
    }

    private Optional<RequestBody> content(Declaration value) {
        Optional<Path> file = value.text().map(value::file);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RequestBody.Content(Files.readAllBytes(file.get())));
        } catch (IOException unreadable) {
            value.problem("the file " + file.get() + " cannot be read");
            return Optional.empty();
        }
    }
}
