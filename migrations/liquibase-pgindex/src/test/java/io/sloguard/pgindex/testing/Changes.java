package io.sloguard.pgindex.testing;

/** Pieces of changelogs that many tests use. */
public final class Changes {

    private Changes() {}

    /** The index of the recipes, {@code ix} on {@code t (w, created desc)}, with further attributes of the change. */
    public static String createIx(String... attributes) {
        return """
                  - changeSet:
                      id: ix
                      author: test
                      runInTransaction: false
                      changes:
                        - createIndexConcurrently:
                            tableName: t
                            indexName: ix
                            columns: [{column: {name: w}}, {column: {name: created, descending: true}}]
                """ + attributes(attributes);
    }

    /** Further attributes of the change that was written last. */
    public static String attributes(String... attributes) {
        StringBuilder lines = new StringBuilder();
        for (String attribute : attributes) {
            lines.append(" ".repeat(12)).append(attribute).append('\n');
        }
        return lines.toString();
    }
}
