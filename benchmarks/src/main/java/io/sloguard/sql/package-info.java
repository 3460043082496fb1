/** What scenarios of kind {@code sql} cost beside pgbench. */
@NullMarked
package io.sloguard.sql;

import org.jspecify.annotations.NullMarked;
