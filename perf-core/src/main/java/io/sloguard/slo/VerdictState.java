package io.sloguard.slo;

/** What is decided of an objective. Only {@link #PASS} is green. */
public enum VerdictState {
    /** The counts prove the objective at its confidence. */
    PASS,
    /** The counts refute the objective at its confidence. */
    FAIL,
    /** The counts do neither; more operations could. */
    INCONCLUSIVE,
    /** Too few operations: even without a single exceedance the objective could not have been proven. */
    INSUFFICIENT,
    /** Nothing was measured. */
    NO_DATA,
    /** The load was not delivered as planned, or the load generator stood still, in a way that changes the verdict. */
    INVALID,
    /** The objective holds, but it would hold as well without what it guards: it cannot fail, so it proves nothing. */
    VACUOUS;

    /** Returns whether nothing trustworthy was measured. */
    public boolean isUnmeasured() {
        return this == NO_DATA || this == INVALID || this == VACUOUS;
    }

    /** Returns whether there is a measurement, but too little of it to decide. */
    public boolean isUndecided() {
        return this == INCONCLUSIVE || this == INSUFFICIENT;
    }
}
