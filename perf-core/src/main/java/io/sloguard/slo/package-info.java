/**
 * Objectives and verdicts: {@link io.sloguard.slo.ObjectiveParser} reads the grammar, {@link io.sloguard.slo.Judge} decides
 * each objective from the counts of a result.
 *
 * <p>No file is read and nothing printed here.
 */
@NullMarked
package io.sloguard.slo;

import org.jspecify.annotations.NullMarked;
