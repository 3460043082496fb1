package io.sloguard.maven;

/**
 * What a measurement holds while it runs, so that modules that Maven builds in parallel never measure at once. Interned
 * strings belong to the JVM, not to a class loader: modules whose plugins have different dependencies, and so classes of
 * their own, still share this monitor.
 */
final class OneAtATime {

    /** The monitor. */
    static final Object IN_THIS_JVM = "io.sloguard.maven: one measurement at a time".intern();

    private OneAtATime() {}
}
