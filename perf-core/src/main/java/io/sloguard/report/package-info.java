/**
 * Views of a {@link io.sloguard.slo.JudgedRun}: bytes and words only. No figure and no verdict is computed here.
 */
@NullMarked
package io.sloguard.report;

import org.jspecify.annotations.NullMarked;
