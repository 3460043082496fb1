/**
 * Looks for dangerous index statements in raw SQL of a changelog, and for lock services that block concurrent builds,
 * while Liquibase validates. Entry type is {@link io.sloguard.pgindex.lint.LintingVisitorGenerator}. It reports; it
 * repairs and runs nothing.
 */
@NullMarked
package io.sloguard.pgindex.lint;

import org.jspecify.annotations.NullMarked;
