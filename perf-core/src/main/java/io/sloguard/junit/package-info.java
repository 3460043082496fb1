/**
 * Objectives in JUnit tests. Start at {@link io.sloguard.junit.SloTest}.
 *
 * <p>This is the adapter to JUnit Jupiter, 5.10 or newer, which the project itself brings. It plans, measures and judges
 * nothing by itself: no load, rule or format belongs here.
 */
@NullMarked
package io.sloguard.junit;

import org.jspecify.annotations.NullMarked;
