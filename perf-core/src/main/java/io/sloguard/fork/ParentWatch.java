package io.sloguard.fork;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Ends this JVM when the process that started it is gone: the pipe that it held closes, whatever happened to it.
 */
final class ParentWatch {

    private ParentWatch() {}

    static void start(InputStream pipe) {
        Thread watch = new Thread(() -> watch(pipe), "perf-parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(InputStream pipe) {
        try {
            pipe.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            System.err.println("the pipe to the parent process broke: " + closed);
        }
        System.err.println("the parent process is gone; this run ends");
        ForkExit.now(ForkExit.ORPHANED);
    }
}
