package io.sloguard.config;

import io.sloguard.PerfException;
import java.util.List;

/** Thrown when a plan has mistakes; its message lists all of them, each with its place and what is accepted. */
public final class PlanException extends PerfException {

    private static final long serialVersionUID = 1L;

    PlanException(String file, List<String> problems) {
        super(message(file, problems));
    }

    private static String message(String file, List<String> problems) {
        String count = problems.size() == 1 ? "1 mistake" : problems.size() + " mistakes";
        return file + " has " + count + "; nothing was run:\n  " + String.join("\n  ", problems);
    }
}
