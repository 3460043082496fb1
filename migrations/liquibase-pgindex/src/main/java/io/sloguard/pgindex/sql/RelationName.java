package io.sloguard.pgindex.sql;

import java.util.Optional;

/**
 * A table or an index by name, with or without its schema.
 *
 * @param schema the schema; empty means that the search path of the session decides
 * @param name the name of the relation
 */
public record RelationName(Optional<Identifier> schema, Identifier name) {

    /**
     * Names a relation in a known schema.
     *
     * @param schema the schema, as the catalog stores it
     * @param name the relation, as the catalog stores it
     * @return the qualified name
     */
    public static RelationName of(String schema, String name) {
        return new RelationName(Optional.of(new Identifier(schema)), new Identifier(name));
    }

    /**
     * Names a relation that the search path finds.
     *
     * @param name the relation, as the catalog stores it
     * @return the name without a schema
     */
    public static RelationName of(String name) {
        return new RelationName(Optional.empty(), new Identifier(name));
    }

    /**
     * Returns another relation of the same schema.
     *
     * @param sibling the name of the other relation
     * @return the sibling, qualified if this name is qualified
     */
    public RelationName sibling(Identifier sibling) {
        return new RelationName(schema, sibling);
    }

    /**
     * Returns the name for use in a statement.
     *
     * @return quoted and, if the schema is known, qualified; never the word null
     */
    public String quoted() {
        return schema.map(value -> value.quoted() + ".").orElse("") + name.quoted();
    }

    @Override
    public String toString() {
        return schema.map(value -> value.name() + ".").orElse("") + name.name();
    }
}
