/**
 * The only place with threads, clocks and waiting: a {@link io.sloguard.engine.LoadRunner} runs one scenario through the
 * phases of its plan.
 *
 * <p>No statistic, file or objective belongs here. Time comes from a {@link io.sloguard.engine.Ticker}, so that the whole
 * engine also runs in virtual time.
 */
@NullMarked
package io.sloguard.engine;

import org.jspecify.annotations.NullMarked;
