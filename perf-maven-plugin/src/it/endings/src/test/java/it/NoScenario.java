package it;

/** Does not implement the interface. */
public final class NoScenario {}
