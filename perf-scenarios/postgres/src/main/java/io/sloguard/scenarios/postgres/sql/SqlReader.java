package io.sloguard.scenarios.postgres.sql;

import io.sloguard.config.Quantities;
import io.sloguard.scenario.Declaration;
import io.sloguard.scenarios.postgres.sql.PlannedSql.Alternative;
import io.sloguard.scenarios.postgres.sql.PlannedSql.Retry;
import io.sloguard.scenarios.postgres.sql.PlannedSql.Sessions;
import io.sloguard.target.NamedSql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a scenario of kind {@code sql}. Every mistake is told to the declaration; what is returned then is of no use. */
final class SqlReader {

    static final int DEFAULT_POOL = 10;
    private static final int MAX_POOL = 1_000;
    private static final int DEFAULT_ATTEMPTS = 5;
    private static final int MAX_COUNT = 1_000_000;
    private static final Set<String> KEYS = Set.of(
            "statement",
            "statements",
            "alternatives",
            "rows",
            "parameters",
            "transaction",
            "isolation",
            "retry",
            "timeout",
            "pool");
    private static final Set<String> ALTERNATIVE_KEYS = Set.of("name", "weight", "statement", "statements", "rows");
    private static final List<String> ISOLATIONS = List.of("read committed", "repeatable read", "serializable");
    private static final Pattern POSITIONAL = Pattern.compile("(?<![\\w$])\\$\\d|\\?");
    private static final Pattern STATE = Pattern.compile("[0-9A-Z]{5}");

    private final Declaration sql;

    SqlReader(Declaration sql) {
        this.sql = sql;
    }

    PlannedSql read() {
        if (!sql.isMapping()) {
            List<PlannedStatement> only = statements(sql, Optional.empty());
            List<Alternative> alternatives = List.of(new Alternative(Optional.empty(), 1, only));
            checkParameters(alternatives, List.of());
            return new PlannedSql(alternatives, List.of(), sessions(Optional.empty()), Retry.NEVER);
        }
        sql.allow(KEYS);
        List<Alternative> alternatives = alternatives();
        List<Draw> draws = sql.at("parameters")
                .map(parameters -> new DrawReader(parameters, parameters(alternatives)).read())
                .orElse(List.of());
        checkParameters(alternatives, draws);
        Sessions sessions = sessions(Optional.of(sql));
        return new PlannedSql(alternatives, draws, sessions, retry(alternatives, sessions));
    }

    private List<Alternative> alternatives() {
        Optional<Declaration> several = sql.at("alternatives");
        if (several.isEmpty()) {
            return List.of(new Alternative(Optional.empty(), 1, statements(sql)));
        }
        for (String key : List.of("statement", "statements", "rows")) {
            sql.at(key)
                    .ifPresent(stated -> stated.problem(
                            sql.name() + " has " + key + " beside alternatives: put it into one of them"));
        }
        List<Alternative> alternatives = new ArrayList<>();
        for (Declaration item : several.get().items()) {
            item.allow(ALTERNATIVE_KEYS);
            if (item.isMapping()) {
                Optional<String> name = item.at("name").flatMap(Declaration::text);
                int weight = item.at("weight")
                        .flatMap(text -> count(text, 1, MAX_COUNT))
                        .orElse(1);
                alternatives.add(new Alternative(name, weight, statements(item)));
            }
        }
        if (several.get().items().isEmpty()) {
            several.get().problem(several.get().name() + " is empty, so there would be no operation");
        }
        return alternatives;
    }

    private static List<PlannedStatement> statements(Declaration owner) {
        Optional<Declaration> one = owner.at("statement");
        Optional<Declaration> several = owner.at("statements");
        Optional<Declaration> rows = owner.at("rows");
        if (one.isPresent() == several.isPresent()) {
            owner.problem(owner.name()
                    + (one.isPresent()
                            ? " has statement and statements: choose one"
                            : " needs a statement,"
                                    + " for example statement: select balance from wallet where id = :wallet"));
            return List.of();
        }
        if (several.isPresent()) {
            rows.ifPresent(stated -> stated.problem(
                    stated.name() + " belongs to one statement; write for example {sql: update ..., rows: 1}"));
            if (several.get().items().isEmpty()) {
                several.get().problem(several.get().name() + " is empty, so there would be no operation");
            }
            return statements(several.get(), Optional.empty());
        }
        return statements(one.get(), rows);
    }

    private static List<PlannedStatement> statements(Declaration declared, Optional<Declaration> rows) {
        List<PlannedStatement> statements = new ArrayList<>();
        for (Declaration item : declared.items()) {
            Optional<Declaration> text = Optional.of(item);
            Optional<Declaration> checked = rows;
            if (item.isMapping()) {
                item.allow(Set.of("sql", "rows"));
                text = item.at("sql");
                checked = item.at("rows");
                if (text.isEmpty()) {
                    item.problem(item.name() + " needs sql");
                }
            }
            Optional<RowCount> expected = checked.flatMap(stated -> stated.value(RowCount::parse));
            text.flatMap(SqlReader::statement)
                    .ifPresent(sql -> statements.add(new PlannedStatement(sql, expected, item.place())));
        }
        return statements;
    }

    private static Optional<NamedSql> statement(Declaration declared) {
        Optional<NamedSql> statement = declared.text().map(String::strip).map(NamedSql::new);
        String code = statement.map(NamedSql::code).orElse("");
        if (code.contains(";")) {
            declared.problem(declared.name() + " is one statement, without \";\"; write a list at statements");
        }
        if (POSITIONAL.matcher(code).find()) {
            declared.problem(declared.name() + " has a parameter without a name; write for example :wallet");
        }
        return statement;
    }

    private static Set<String> parameters(List<Alternative> alternatives) {
        Set<String> names = new LinkedHashSet<>();
        alternatives.forEach(alternative -> alternative
                .statements()
                .forEach(statement -> names.addAll(statement.sql().names())));
        return names;
    }

    private void checkParameters(List<Alternative> alternatives, List<Draw> draws) {
        Set<String> missing = parameters(alternatives);
        draws.forEach(draw -> draw.names().forEach(missing::remove));
        // what is drawn with a mistake is no missing value as well
        (sql.isMapping() ? sql.at("parameters") : Optional.<Declaration>empty())
                .ifPresent(stated -> stated.entries()
                        .keySet()
                        .forEach(key -> List.of(key.split(",", -1)).forEach(name -> missing.remove(name.strip()))));
        if (!missing.isEmpty()) {
            sql.problem(sql.name() + " has no values for :" + String.join(", :", missing)
                    + "; write for example parameters: {" + missing.iterator().next() + ": 1..1000}");
        }
    }

    private static Sessions sessions(Optional<Declaration> stated) {
        Function<String, Optional<Declaration>> at = key -> stated.flatMap(declared -> declared.at(key));
        boolean isTransaction = at.apply("transaction")
                .flatMap(value -> value.value(SqlReader::flag))
                .orElse(false);
        Optional<String> isolation = at.apply("isolation").flatMap(value -> value.value(SqlReader::isolation));
        if (!isTransaction) {
            at.apply("isolation").ifPresent(value -> value.problem(value.name() + " needs transaction: true"));
        }
        int pool = at.apply("pool")
                .flatMap(value ->
                        value.text().filter("none"::equals).isPresent() ? Optional.of(0) : count(value, 1, MAX_POOL))
                .orElse(DEFAULT_POOL);
        return new Sessions(
                pool, isTransaction, isolation, at.apply("timeout").flatMap(value -> value.value(SqlReader::timeout)));
    }

    private Retry retry(List<Alternative> alternatives, Sessions sessions) {
        Optional<Declaration> declared = sql.at("retry");
        if (declared.isEmpty()) {
            return Retry.NEVER;
        }
        Declaration retry = declared.get();
        retry.allow(Set.of("on", "attempts"));
        boolean isOfOne = alternatives.stream().allMatch(one -> one.statements().size() <= 1);
        if (!sessions.isTransaction() && !isOfOne) {
            retry.problem(
                    retry.name() + " of several statements needs transaction: true, or what succeeded is done twice");
        }
        List<String> states = retry.at("on").map(Declaration::items).orElse(List.of()).stream()
                .flatMap(item -> item.value(SqlReader::state).stream())
                .toList();
        if (retry.at("on").map(Declaration::items).orElse(List.of()).isEmpty()) {
            retry.problem(retry.name() + " needs SQLSTATEs, for example {on: [40001, 40P01]}");
        }
        int attempts = retry.at("attempts")
                .flatMap(value -> count(value, 2, MAX_COUNT))
                .orElse(DEFAULT_ATTEMPTS);
        return new Retry(states, attempts);
    }

    private static Optional<Integer> count(Declaration declared, int least, int most) {
        return declared.value(text -> {
            if (!text.matches("\\d{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                        "a whole number from " + least + " to " + most + ", not \"" + text + "\"");
            }
            return Integer.parseInt(text);
        });
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false, not \"" + text + "\"");
        };
    }

    private static String isolation(String text) {
        if (!ISOLATIONS.contains(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "an isolation is one of " + String.join(", ", ISOLATIONS) + ", not \"" + text + "\"");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static Duration timeout(String text) {
        Duration timeout = Quantities.duration(text);
        if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("from 1ms to 596h, not \"" + text + "\"");
        }
        return timeout;
    }

    private static String state(String text) {
        if (!STATE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a SQLSTATE has five digits or capital letters, for example 40001, not \"" + text + "\"");
        }
        return text;
    }
}
