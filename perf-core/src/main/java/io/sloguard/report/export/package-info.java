/**
 * The run in the formats of other tools, a class each, and {@link io.sloguard.report.export.ReportFiles}, which writes them
 * all beside the page. Each is a view of the judged run: none computes a figure or decides anything.
 */
@NullMarked
package io.sloguard.report.export;

import org.jspecify.annotations.NullMarked;
