package io.sloguard.scenarios.postgres.embedded;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Prints how long one start in a fresh JVM takes, until the first query has been answered, and how long closing takes.
 *
 * <p>Argument: the cache directory; an empty one measures the first start on a machine.
 */
final class StartTimes {
    private StartTimes() {}

    public static void main(String[] arguments) {
        var options = EmbeddedPostgresOptions.defaults().withCacheDirectory(Path.of(arguments[0]));
        long beforeNanos = System.nanoTime();

        var postgres = EmbeddedPostgres.start(options);
        long readyNanos = System.nanoTime();
        postgres.close();

        System.out.println("ready after " + millis(readyNanos - beforeNanos) + " ms, closed after "
                + millis(System.nanoTime() - readyNanos) + " ms");
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
