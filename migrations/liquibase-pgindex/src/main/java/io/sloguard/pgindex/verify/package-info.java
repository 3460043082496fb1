/**
 * Reads from a changelog which indexes must be there after a deployment. Entry type is
 * {@link io.sloguard.pgindex.verify.ExpectedIndexes}; comparing them with the server belongs to {@code build}.
 */
@NullMarked
package io.sloguard.pgindex.verify;

import org.jspecify.annotations.NullMarked;
