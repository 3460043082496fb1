/**
 * What a run measured, as values that are complete enough to be judged again and merged: start at
 * {@link io.sloguard.result.RunResult}.
 *
 * <p>Records with validating constructors; no input or output, no verdict, no null.
 */
@NullMarked
package io.sloguard.result;

import org.jspecify.annotations.NullMarked;
