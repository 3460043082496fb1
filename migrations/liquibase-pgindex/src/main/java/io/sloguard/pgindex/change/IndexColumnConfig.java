package io.sloguard.pgindex.change;

import io.sloguard.pgindex.sql.IndexKey;
import io.sloguard.pgindex.sql.IndexKey.Direction;
import io.sloguard.pgindex.sql.IndexKey.Nulls;
import io.sloguard.pgindex.sql.SqlFragment;
import java.util.Optional;
import liquibase.change.ColumnConfig;
import liquibase.parser.core.ParsedNode;
import liquibase.parser.core.ParsedNodeException;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/** One key of an index in a changelog: a column or an expression with its order. A bean that Liquibase fills. */
public final class IndexColumnConfig extends ColumnConfig {

    private @Nullable String expression;
    private @Nullable String nulls;
    private @Nullable String opclass;
    private @Nullable String collation;

    /** Made by Liquibase's parsers. */
    public IndexColumnConfig() {}

    @Override
    public void load(ParsedNode node, ResourceAccessor resources) throws ParsedNodeException {
        super.load(node, resources);
        expression = node.getChildValue(null, "expression", String.class);
        nulls = node.getChildValue(null, "nulls", String.class);
        opclass = node.getChildValue(null, "opclass", String.class);
        collation = node.getChildValue(null, "collation", String.class);
    }

    /**
     * Returns the expression, instead of a column.
     *
     * @return SQL without the parentheses around it, or null
     */
    public @Nullable String getExpression() {
        return expression;
    }

    /**
     * Sets the expression, instead of a column.
     *
     * @param expression SQL without the parentheses around it
     */
    public void setExpression(@Nullable String expression) {
        this.expression = expression;
    }

    /**
     * Returns where nulls are sorted.
     *
     * @return {@code first}, {@code last} or null
     */
    public @Nullable String getNulls() {
        return nulls;
    }

    /**
     * Sets where nulls are sorted.
     *
     * @param nulls {@code first} or {@code last}
     */
    public void setNulls(@Nullable String nulls) {
        this.nulls = nulls;
    }

    /**
     * Returns the operator class.
     *
     * @return for example {@code text_pattern_ops}, or null
     */
    public @Nullable String getOpclass() {
        return opclass;
    }

    /**
     * Sets the operator class.
     *
     * @param opclass for example {@code text_pattern_ops}
     */
    public void setOpclass(@Nullable String opclass) {
        this.opclass = opclass;
    }

    /**
     * Returns the collation.
     *
     * @return as written in SQL, for example {@code "C"}, or null
     */
    public @Nullable String getCollation() {
        return collation;
    }

    /**
     * Sets the collation.
     *
     * @param collation as written in SQL, for example {@code "C"}
     */
    public void setCollation(@Nullable String collation) {
        this.collation = collation;
    }

    @Override
    public String getSerializedObjectNamespace() {
        return IndexChange.NAMESPACE;
    }

    IndexKey toKey(Names names) {
        IndexKey plain = plainKey(names);
        return new IndexKey(
                plain.key(),
                Optional.ofNullable(collation).map(SqlFragment::new),
                Optional.ofNullable(opclass).map(SqlFragment::new),
                Boolean.TRUE.equals(getDescending()) ? Direction.DESCENDING : Direction.ASCENDING,
                nullsOrder());
    }

    private IndexKey plainKey(Names names) {
        boolean computed = Boolean.TRUE.equals(getComputed());
        if (expression != null && getName() != null) {
            throw new IllegalArgumentException("A column has both a name ('" + getName() + "') and an expression ('"
                    + expression + "'); give one of them");
        }
        if (expression != null || (computed && getName() != null)) {
            return IndexKey.expression(new SqlFragment(expression != null ? expression : getName()));
        }
        if (getName() == null) {
            throw new IllegalArgumentException("A column has neither a name nor an expression");
        }
        return IndexKey.column(names.column(getName()));
    }

    private Nulls nullsOrder() {
        if (nulls == null) {
            return Nulls.DEFAULT;
        }
        return switch (nulls) {
            case "first" -> Nulls.FIRST;
            case "last" -> Nulls.LAST;
            default -> throw new IllegalArgumentException("nulls is '" + nulls + "'; accepted are first and last");
        };
    }
}
