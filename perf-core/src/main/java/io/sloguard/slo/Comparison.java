package io.sloguard.slo;

/** How an observed figure is compared with a limit. */
public enum Comparison {
    /** The figure may equal the limit but not exceed it. */
    AT_MOST("<="),
    /** The figure must stay below the limit. */
    LESS_THAN("<"),
    /** The figure may equal the limit but not fall below it. */
    AT_LEAST(">="),
    /** The figure must stay above the limit. */
    MORE_THAN(">");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    /** Returns whether the limit is an upper one. */
    public boolean isUpper() {
        return this == AT_MOST || this == LESS_THAN;
    }

    /** Returns the symbol of the grammar. */
    @Override
    public String toString() {
        return symbol;
    }
}
