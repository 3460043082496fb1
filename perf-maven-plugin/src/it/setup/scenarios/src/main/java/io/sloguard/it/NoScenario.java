package io.sloguard.it;

/** Does not implement the interface of scenarios. */
public final class NoScenario {}
