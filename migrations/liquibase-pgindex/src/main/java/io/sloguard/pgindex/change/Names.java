package io.sloguard.pgindex.change;

import io.sloguard.pgindex.sql.Identifier;
import io.sloguard.pgindex.sql.RelationName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import liquibase.database.Database;
import liquibase.structure.DatabaseObject;
import liquibase.structure.core.Column;
import liquibase.structure.core.Index;
import liquibase.structure.core.Schema;
import liquibase.structure.core.Table;
import org.jspecify.annotations.Nullable;

/** Turns names of a changelog into names of the catalog by Liquibase's own rules of case and quoting. */
final class Names {

    private final Database database;

    Names(Database database) {
        this.database = database;
    }

    RelationName table(@Nullable String schema, String table) {
        return new RelationName(schema(schema), identifier(table, Table.class));
    }

    RelationName index(@Nullable String schema, String index) {
        return new RelationName(schema(schema), index(index));
    }

    Identifier index(String index) {
        return identifier(index, Index.class);
    }

    Identifier column(String column) {
        return identifier(column, Column.class);
    }

    List<Identifier> columns(@Nullable String commaSeparated) {
        if (commaSeparated == null) {
            return List.of();
        }
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .map(this::column)
                .toList();
    }

    private Optional<Identifier> schema(@Nullable String schema) {
        return schema == null || schema.isBlank() ? Optional.empty() : Optional.of(identifier(schema, Schema.class));
    }

    private Identifier identifier(String name, Class<? extends DatabaseObject> type) {
        return new Identifier(database.correctObjectName(name.strip(), type));
    }
}
