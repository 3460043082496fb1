package io.sloguard.report.html;

import java.util.Arrays;

/** Keeps words from being written over each other. */
final class Labels {

    /** The distance of two lines of words, in pixels. */
    static final double LINE = 14;

    private Labels() {}

    /**
     * Returns places for words that would like to stand at the given ones: in the same order, a line apart, between top
     * and bottom as far as they fit, each as near as possible to where it would like to be.
     *
     * @param wished pixels from the top, in any order
     * @param top the least place
     * @param bottom the greatest place
     */
    static double[] apart(double[] wished, double top, double bottom) {
        Integer[] order = new Integer[wished.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(wished[a], wished[b]));
        double[] places = wished.clone();
        double below = bottom + LINE;
        for (int i = order.length - 1; i >= 0; i--) {
            places[order[i]] = Math.min(places[order[i]], below - LINE);
            below = places[order[i]];
        }
        double above = top - LINE;
        for (int index : order) {
            places[index] = Math.max(places[index], above + LINE);
            above = places[index];
        }
        return places;
    }
}
