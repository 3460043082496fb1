package io.sloguard.config;

import io.sloguard.PerfException;
import java.util.List;

/** Thrown when a plan has mistakes; its message lists all of them, each with its place and what is accepted. */
public final class PlanException extends PerfException {

    private static final long serialVersionUID = 2L;

    private final String[] problems;

    /**
     * Creates the exception of all mistakes of a plan.
     *
     * @param file the file, or whatever else states the plan
     * @param problems the mistakes, each with its place and what is accepted; at least one
     */
    public PlanException(String file, List<String> problems) {
        super(message(file, problems));
        this.problems = problems.toArray(String[]::new);
    }

    private static String message(String file, List<String> problems) {
        String count = problems.size() == 1 ? "1 mistake" : problems.size() + " mistakes";
        return file + " has " + count + "; nothing was run:\n  " + String.join("\n  ", problems);
    }

    /** Returns the mistakes, each with its place, in the order of the file. */
    public List<String> problems() {
        return List.of(problems);
    }
}
