package io.sloguard.report;

/** How a forked run ended. */
public enum Ending {
    /** Every objective was proven. */
    HELD,
    /** Nothing breaks the build, but not every objective was proven. */
    TOLERATED,
    /** The policy does not accept what was measured. */
    BROKEN,
    /** The policy does not accept that something could not be measured. */
    UNMEASURED,
    /** The plan was explained, as was asked for; nothing was run. */
    EXPLAINED,
    /** The plan has mistakes; nothing was run. */
    MISCONFIGURED,
    /** Something outside the plan went wrong: target, disk, a crash of the JVM. */
    FAILED;

    /** Returns whether the build breaks. */
    public boolean isBreaking() {
        return this != HELD && this != TOLERATED && this != EXPLAINED;
    }

    /** Returns whether there is a result, and a verdict on it. */
    public boolean isJudged() {
        return this == HELD || this == TOLERATED || this == BROKEN || this == UNMEASURED;
    }
}
