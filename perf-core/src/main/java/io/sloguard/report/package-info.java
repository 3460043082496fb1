/**
 * Views of a {@link io.sloguard.slo.JudgedRun}: {@link io.sloguard.report.ConsoleReport} for a terminal, {@link
 * io.sloguard.report.HtmlReport} for a browser, {@link io.sloguard.report.FailureMessage} for a broken build. Bytes and
 * words only: no figure and no verdict is computed here.
 */
@NullMarked
package io.sloguard.report;

import org.jspecify.annotations.NullMarked;
