/**
 * Finds out why operations were slow: {@link io.sloguard.diagnosis.LoadWatch} looks at the target's sessions while a
 * scenario is under load, {@link io.sloguard.diagnosis.Attribution} says afterwards where the time of slow operations went.
 *
 * <p>Nothing here decides a verdict, and nothing here knows a kind of database: a target says what its sessions wait for.
 */
@NullMarked
package io.sloguard.diagnosis;

import org.jspecify.annotations.NullMarked;
