package io.sloguard.stats;

/** What a test says about a claim. */
public enum Decision {
    /** The claim is proven at the confidence of the test. */
    PROVEN,
    /** The claim is refuted at the confidence of the test. */
    REFUTED,
    /** Neither; more trials could tell. */
    UNDECIDED,
    /** Neither, and even trials without a single event could not have proven the claim. */
    TOO_FEW
}
