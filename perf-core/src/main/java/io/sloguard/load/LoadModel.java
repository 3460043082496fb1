package io.sloguard.load;

/**
 * How operations come about: arrivals that do not wait for answers ({@link OpenLoad}), or a fixed number of users who do
 * ({@link ClosedLoad}).
 */
public sealed interface LoadModel permits OpenLoad, ClosedLoad {}
