package io.sloguard.fork;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this JVM when the process that started it is gone: the pipe that it held closes, whatever happened to it. The
 * orderly way out, with the shutdown hooks that stop databases, gets some seconds; then the JVM is halted.
 */
final class ParentWatch {

    private static final int EXIT_CODE = 3;
    private static final long GRACE_MILLIS = 10_000;

    private ParentWatch() {}

    static void start(InputStream pipe) {
        Thread watch = new Thread(() -> watch(pipe), "perf-parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(InputStream pipe) {
        try {
            pipe.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException closed) {
            System.err.println("the pipe to the parent process broke: " + closed);
        }
        System.err.println("the parent process is gone; this run ends");
        Thread halt = new Thread(ParentWatch::haltAfterGrace, "perf-halt");
        halt.setDaemon(true);
        halt.start();
        System.exit(EXIT_CODE);
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
