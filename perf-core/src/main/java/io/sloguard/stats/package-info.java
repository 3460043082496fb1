/**
 * Statistics as pure functions, each with its formula and source, on commons-statistics. No domain word belongs here:
 * trials and events, not operations and objectives.
 */
@NullMarked
package io.sloguard.stats;

import org.jspecify.annotations.NullMarked;
