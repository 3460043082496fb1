package io.sloguard.application;

/** The code with which a process ends, in words. */
final class ExitCode {

    private static final int NOT_FOUND = 127;
    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 64;

    private ExitCode() {}

    static String words(int code) {
        int signal = code - SIGNAL_BASE;
        if (signal > 0 && signal <= LAST_SIGNAL) {
            return "killed by signal " + signal;
        }
        return "exit code " + code + (code == NOT_FOUND ? " (no such program)" : "");
    }
}
