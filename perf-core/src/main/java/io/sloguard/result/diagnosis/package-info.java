/**
 * Why operations were slow, as far as it was seen: a {@link io.sloguard.result.diagnosis.Diagnosis} for each scenario,
 * complete enough for every report to say it in words. Values only: what leads to them is in {@code io.sloguard.diagnosis}.
 */
@NullMarked
package io.sloguard.result.diagnosis;

import org.jspecify.annotations.NullMarked;
