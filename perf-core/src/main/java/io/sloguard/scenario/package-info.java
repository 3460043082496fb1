/**
 * What a scenario author implements and sees. Start at {@link io.sloguard.scenario.Scenario}.
 *
 * <p>No threads, files, histograms, JSON or JDBC belong here: a scenario is plain Java, and the engine calls it.
 */
@NullMarked
package io.sloguard.scenario;

import org.jspecify.annotations.NullMarked;
