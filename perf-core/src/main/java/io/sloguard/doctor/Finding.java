package io.sloguard.doctor;

import java.util.Objects;

/**
 * What was found about a machine in one respect. Immutable.
 *
 * @param subject what was looked at
 * @param fitness how fit the machine is in this respect
 * @param measured what was measured, with its unit
 * @param allowed up to where it is fit
 * @param advice what to change, in one sentence; empty if it is fit
 */
public record Finding(String subject, Fitness fitness, String measured, String allowed, String advice) {

    public Finding {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(fitness, "fitness");
        Objects.requireNonNull(measured, "measured");
        Objects.requireNonNull(allowed, "allowed");
        Objects.requireNonNull(advice, "advice");
        if (fitness != Fitness.FIT && advice.isBlank()) {
            throw new IllegalArgumentException(subject + " is not fit, but there is no advice");
        }
    }

    static Finding fit(String subject, String measured, String allowed) {
        return new Finding(subject, Fitness.FIT, measured, allowed, "");
    }

    /** Returns the finding of a figure: fit up to the first limit, doubtful up to the second, unfit beyond. */
    static Finding of(String subject, double figure, Limits limits, String measured, String advice) {
        if (figure <= limits.fit()) {
            return fit(subject, measured, limits.allowed());
        }
        Fitness fitness = figure <= limits.doubtful() ? Fitness.DOUBTFUL : Fitness.UNFIT;
        return new Finding(subject, fitness, measured, limits.allowed(), advice);
    }

    /**
     * Up to where a figure is fit, and doubtful.
     *
     * @param fit the greatest figure that is fit
     * @param doubtful the greatest figure that is not unfit
     * @param allowed the first in words
     */
    record Limits(double fit, double doubtful, String allowed) {}
}
