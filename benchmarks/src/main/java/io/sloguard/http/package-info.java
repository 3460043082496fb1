/** What scenarios of kind {@code http} cost beside wrk and a bare loop. */
@NullMarked
package io.sloguard.http;

import org.jspecify.annotations.NullMarked;
