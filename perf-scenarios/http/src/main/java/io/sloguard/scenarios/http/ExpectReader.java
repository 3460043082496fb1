package io.sloguard.scenarios.http;

import io.sloguard.scenario.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code expect}. Mistakes become problems. */
final class ExpectReader {

    private static final Set<String> KEYS = Set.of("status", "header", "json", "body");

    private final Optional<Declaration> expect;
    private final Function<Declaration, Optional<Template>> templates;

    ExpectReader(Optional<Declaration> expect, Function<Declaration, Optional<Template>> templates) {
        this.expect = expect.filter(ExpectReader::isMapping);
        this.templates = templates;
        this.expect.ifPresent(stated -> stated.allow(KEYS));
    }

    private static boolean isMapping(Declaration expect) {
        if (!expect.isMapping()) {
            expect.problem("expect is a mapping with status, header, json or body, for example {status: 200}");
        }
        return expect.isMapping();
    }

    StatusSet status() {
        List<StatusSet> sets = at("status").stream()
                .flatMap(status -> status.items().stream())
                .flatMap(item -> item.value(StatusSet::of).stream())
                .toList();
        return sets.isEmpty() ? StatusSet.NO_ERROR : StatusSet.anyOf(sets);
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        entries("header")
                .forEach((name, value) ->
                        templates.apply(value).ifPresent(text -> checks.add(new Check.HeaderContains(name, text))));
        entries("json").forEach((path, value) -> {
            try {
                JsonPath read = JsonPath.of(path);
                templates.apply(value).ifPresent(text -> checks.add(new Check.JsonValue(read, text)));
            } catch (IllegalArgumentException refused) {
                value.problem(String.valueOf(refused.getMessage()));
            }
        });
        at("body").stream()
                .flatMap(body -> body.items().stream())
                .flatMap(item -> templates.apply(item).stream())
                .forEach(text -> checks.add(new Check.BodyContains(text)));
        return checks;
    }

    private Optional<Declaration> at(String key) {
        return expect.flatMap(stated -> stated.at(key));
    }

    private Map<String, Declaration> entries(String key) {
        return at(key).map(Declaration::entries).orElse(Map.of());
    }
}
