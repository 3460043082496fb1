package io.sloguard.pgindex.sql;

import io.sloguard.pgindex.sql.IndexStatement.Existence;
import io.sloguard.pgindex.sql.IndexStatement.Manner;
import io.sloguard.pgindex.sql.IndexStatement.Scope;
import io.sloguard.pgindex.sql.IndexStatement.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CREATE INDEX, DROP INDEX and REINDEX as far as names; what follows the table is left to the server.
 *
 * <p>Not thread-safe; used once.
 */
final class IndexStatementParser {

    private static final IndexStatement OTHER = new IndexStatement(
            Verb.OTHER,
            Manner.BLOCKING,
            Existence.CHECKED,
            Scope.WIDER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final String sql;
    private final List<SqlToken> tokens;
    private int at;

    private IndexStatementParser(String sql, List<SqlToken> tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    static IndexStatement parse(String sql) {
        SqlScanner scanner;
        try {
            scanner = SqlScanner.scan(sql);
        } catch (IllegalArgumentException notSql) {
            return OTHER;
        }
        List<SqlToken> tokens = new ArrayList<>(scanner.tokens());
        while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).isSymbol(';')) {
            tokens.remove(tokens.size() - 1);
        }
        return new IndexStatementParser(sql, tokens).statement();
    }

    private IndexStatement statement() {
        if (accept("create")) {
            Uniqueness uniqueness = accept("unique") ? Uniqueness.UNIQUE : Uniqueness.NOT_UNIQUE;
            return accept("index") ? create(uniqueness) : OTHER;
        }
        if (accept("drop")) {
            return accept("index") ? drop() : OTHER;
        }
        return accept("reindex") ? reindex() : OTHER;
    }

    private IndexStatement create(Uniqueness uniqueness) {
        Manner manner = manner();
        Existence existence = acceptIfNotExists() ? Existence.IGNORED : Existence.CHECKED;
        Optional<RelationName> index = isNext("on") ? Optional.empty() : relation();
        if (!accept("on")) {
            return OTHER;
        }
        Scope scope = accept("only") ? Scope.WIDER : Scope.ONE_INDEX;
        Optional<RelationName> table = relation();
        if (table.isEmpty() || at >= tokens.size()) {
            return OTHER;
        }
        int from = tokens.get(at).start();
        String layout = sql.substring(from, tokens.get(tokens.size() - 1).end());
        Optional<IndexDefinition> definition =
                index.map(name -> new IndexDefinition(table.get(), name.name(), uniqueness, new SqlFragment(layout)));
        return new IndexStatement(Verb.CREATE, manner, existence, scope, index, definition, table);
    }

    private IndexStatement drop() {
        Manner manner = manner();
        Existence existence = acceptWords("if", "exists") ? Existence.IGNORED : Existence.CHECKED;
        Optional<RelationName> index = relation();
        return named(Verb.DROP, manner, existence, index);
    }

    private IndexStatement reindex() {
        Manner manner = Manner.BLOCKING;
        if (at < tokens.size() && tokens.get(at).isSymbol('(')) {
            while (at < tokens.size() && !tokens.get(at).isSymbol(')')) {
                manner = tokens.get(at).isWord("concurrently") ? Manner.CONCURRENT : manner;
                at++;
            }
            at++;
        }
        boolean oneIndex = accept("index");
        if (!oneIndex) {
            at++;
        }
        manner = accept("concurrently") ? Manner.CONCURRENT : manner;
        IndexStatement statement = named(Verb.REINDEX, manner, Existence.CHECKED, relation());
        return oneIndex
                ? statement
                : new IndexStatement(
                        statement.verb(),
                        manner,
                        Existence.CHECKED,
                        Scope.WIDER,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    private IndexStatement named(Verb verb, Manner manner, Existence existence, Optional<RelationName> index) {
        boolean single = index.isPresent()
                && (at >= tokens.size() || acceptWords("restrict") || acceptWords("cascade"))
                && at >= tokens.size();
        Scope scope = single ? Scope.ONE_INDEX : Scope.WIDER;
        return new IndexStatement(verb, manner, existence, scope, index, Optional.empty(), Optional.empty());
    }

    private Manner manner() {
        return accept("concurrently") ? Manner.CONCURRENT : Manner.BLOCKING;
    }

    private boolean acceptIfNotExists() {
        return acceptWords("if", "not", "exists");
    }

    private Optional<RelationName> relation() {
        if (at >= tokens.size() || !tokens.get(at).isName()) {
            return Optional.empty();
        }
        Identifier first = tokens.get(at++).identifier();
        if (at + 1 < tokens.size()
                && tokens.get(at).isSymbol('.')
                && tokens.get(at + 1).isName()) {
            at++;
            return Optional.of(
                    new RelationName(Optional.of(first), tokens.get(at++).identifier()));
        }
        return Optional.of(new RelationName(Optional.empty(), first));
    }

    private boolean isNext(String keyword) {
        return at < tokens.size() && tokens.get(at).isWord(keyword);
    }

    private boolean accept(String keyword) {
        boolean found = isNext(keyword);
        at += found ? 1 : 0;
        return found;
    }

    private boolean acceptWords(String... keywords) {
        for (int offset = 0; offset < keywords.length; offset++) {
            if (at + offset >= tokens.size() || !tokens.get(at + offset).isWord(keywords[offset])) {
                return false;
            }
        }
        at += keywords.length;
        return true;
    }
}
