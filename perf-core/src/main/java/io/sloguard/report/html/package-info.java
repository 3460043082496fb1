/**
 * The run as one page: {@link io.sloguard.report.html.HtmlReport} is the entry, {@code HtmlPage} says what stands in which
 * order. A further section is a class beside {@code ScenarioSection}; a further chart is drawn with {@code Svg} in a
 * {@code ChartFrame}. Every text that came from outside goes through {@link io.sloguard.report.Markup}; what a style sheet
 * adds is an improvement, never needed to read the page.
 */
@NullMarked
package io.sloguard.report.html;

import org.jspecify.annotations.NullMarked;
