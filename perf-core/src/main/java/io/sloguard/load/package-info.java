/**
 * The plan of a load as pure values: {@link io.sloguard.load.LoadPlan} says what is planned, and an
 * {@link io.sloguard.load.ArrivalSchedule} gives the intended start of the n-th arrival.
 *
 * <p>Arithmetic only: no clock, no sleeping, no randomness without a seed.
 */
@NullMarked
package io.sloguard.load;

import org.jspecify.annotations.NullMarked;
