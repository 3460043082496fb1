/**
 * Whether a machine is fit to judge: {@link io.sloguard.doctor.Doctor} looks at it and gives {@link
 * io.sloguard.doctor.Finding}s, each with what was measured, what is allowed and what to change.
 *
 * <p>It measures with the engine that runs scenarios. No scenario, plan or verdict belongs here.
 */
@NullMarked
package io.sloguard.doctor;

import org.jspecify.annotations.NullMarked;
