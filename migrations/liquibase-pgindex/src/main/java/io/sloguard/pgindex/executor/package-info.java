/**
 * Index work in formatted SQL: {@code runWith:pgindex}. Entry type is
 * {@link io.sloguard.pgindex.executor.PgIndexExecutor}. It recognises statements and hands them on; nothing else.
 */
@NullMarked
package io.sloguard.pgindex.executor;

import org.jspecify.annotations.NullMarked;
