/**
 * What the load JVM itself did during a measured phase, by the JDK's Flight Recorder: {@link
 * io.sloguard.flight.FlightRecording}. The only importer of {@code jdk.jfr}; what a pause means is decided elsewhere.
 */
@NullMarked
package io.sloguard.flight;

import org.jspecify.annotations.NullMarked;
