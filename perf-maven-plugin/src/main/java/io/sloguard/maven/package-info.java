/**
 * The Maven goals. {@link io.sloguard.maven.CheckMojo} turns parameters into a call of the library and the library's
 * answer into log lines and an exception.
 *
 * <p>No rule, figure, format or default is decided here: they live in the library.
 */
@NullMarked
package io.sloguard.maven;

import org.jspecify.annotations.NullMarked;
