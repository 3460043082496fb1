/**
 * The user's own applications, which run while scenarios put them under load: {@link
 * io.sloguard.application.Launcher} starts them, {@link io.sloguard.application.StartedApplications} are those that run,
 * and end with it.
 *
 * <p>How an application is known to be ready may depend on a protocol that the library does not know: a {@link
 * io.sloguard.application.ReadinessProbe} brings it.
 */
@NullMarked
package io.sloguard.application;

import org.jspecify.annotations.NullMarked;
