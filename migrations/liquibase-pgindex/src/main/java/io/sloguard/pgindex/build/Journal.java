package io.sloguard.pgindex.build;

/** Where index work reports what it does. Implementations are called from two threads and must be thread-safe. */
public interface Journal {

    /**
     * Reports progress.
     *
     * @param message one line
     */
    void progress(String message);

    /**
     * Reports something that a person should look at, although the work goes on.
     *
     * @param message one line
     */
    void warning(String message);
}
