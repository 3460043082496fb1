/**
 * Hands the metrics of a run to an OpenTelemetry collector; the entry type is {@link io.sloguard.otlp.OtlpExport}. The one
 * package that speaks over a network on its own account: no rule, no figure and no format belongs here.
 */
@NullMarked
package io.sloguard.otlp;

import org.jspecify.annotations.NullMarked;
