/**
 * What people read of a {@link io.sloguard.slo.JudgedRun}: {@link io.sloguard.report.ConsoleReport} at the end of a run,
 * {@link io.sloguard.report.FailureMessage} for a broken build; and the words, figures and symbols that all views share.
 * A view that is a file is a {@link io.sloguard.report.Report}: the page is in {@code report.html}, what other tools read
 * in {@code report.export}. Bytes and words only: no figure and no verdict is computed here.
 */
@NullMarked
package io.sloguard.report;

import org.jspecify.annotations.NullMarked;
