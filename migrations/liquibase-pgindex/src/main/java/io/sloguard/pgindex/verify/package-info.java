/**
 * What must be there after a deployment: the indexes of a changelog, see {@link io.sloguard.pgindex.verify.ExpectedIndexes},
 * whose comparison with the server belongs to {@code build}, and queries that use them, see
 * {@link io.sloguard.pgindex.verify.QueryGuards}.
 */
@NullMarked
package io.sloguard.pgindex.verify;

import org.jspecify.annotations.NullMarked;
