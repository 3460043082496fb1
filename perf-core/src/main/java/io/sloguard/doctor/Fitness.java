package io.sloguard.doctor;

/** How fit a machine is in one respect, from best to worst. */
public enum Fitness {
    /** Nothing speaks against judging latencies there. */
    FIT,
    /** It could not be found out. */
    UNKNOWN,
    /** Latencies may be the machine's own; read them with that in mind. */
    DOUBTFUL,
    /** Latencies would be the machine's own. */
    UNFIT
}
