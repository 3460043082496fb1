package io.sloguard.pgindex.sql;

/**
 * An index as it should be: where, under which name, and made of what.
 *
 * @param table the table
 * @param index the name of the index, which lives in the schema of its table
 * @param uniqueness whether it enforces distinct keys
 * @param layout the clauses that follow the table, beginning with USING or the list of keys
 */
public record IndexDefinition(RelationName table, Identifier index, Uniqueness uniqueness, SqlFragment layout) {

    /**
     * Makes a definition from its parts.
     *
     * @param table the table
     * @param index the name of the index
     * @param uniqueness whether it enforces distinct keys
     * @param layout what it consists of
     * @return the definition
     */
    public static IndexDefinition of(RelationName table, Identifier index, Uniqueness uniqueness, IndexLayout layout) {
        return new IndexDefinition(table, index, uniqueness, new SqlFragment(layout.sql()));
    }

    /**
     * Returns the index with the schema of its table.
     *
     * @return the name to drop or to look up
     */
    public RelationName indexName() {
        return table.sibling(index);
    }

    /**
     * Returns the same index on another table, as for a partition.
     *
     * @param otherTable the other table
     * @param otherIndex the name of the index there
     * @return the definition with the same layout
     */
    public IndexDefinition on(RelationName otherTable, Identifier otherIndex) {
        return new IndexDefinition(otherTable, otherIndex, uniqueness, layout);
    }

    /**
     * Returns the statement that builds the index without blocking writers.
     *
     * @return one statement without IF NOT EXISTS and without a semicolon
     */
    public String createConcurrently() {
        return create("CONCURRENTLY ", "");
    }

    /**
     * Returns the statement that builds the index in the ordinary way; for tables that nobody else can see.
     *
     * @return one statement without a semicolon
     */
    public String create() {
        return create("", "");
    }

    /**
     * Returns the statement that makes the index of a partitioned table without touching its partitions.
     *
     * @return one statement without a semicolon
     */
    public String createOnlyOnParent() {
        return create("", "ONLY ");
    }

    private String create(String concurrently, String only) {
        String unique = uniqueness == Uniqueness.UNIQUE ? "UNIQUE " : "";
        return "CREATE " + unique + "INDEX " + concurrently + index.quoted() + " ON " + only + table.quoted() + " "
                + layout;
    }
}
