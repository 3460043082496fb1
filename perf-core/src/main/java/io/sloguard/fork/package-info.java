/**
 * The measured run in a JVM of its own: {@link io.sloguard.fork.ForkedRun} starts it and waits for it, {@link
 * io.sloguard.fork.ForkMain} is what runs in it. They hand over files: the result, and a short {@link
 * io.sloguard.report.Handover} that says how it ended. Each notices when the other dies.
 */
@NullMarked
package io.sloguard.fork;

import org.jspecify.annotations.NullMarked;
