package io.sloguard.report;

import io.sloguard.slo.JudgedRun;

/** A view of a run that is one file. It shows what the run holds, and decides nothing. Immutable and thread-safe. */
public interface Report {

    /** Returns the name of its file. */
    String fileName();

    /** Returns the content of its file, to be written in UTF-8. */
    String text(JudgedRun run);
}
