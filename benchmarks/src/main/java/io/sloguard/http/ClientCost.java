package io.sloguard.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a client of a measured stretch of time did, and what its process used for it.
 *
 * @param requestsPerSecond how many responses came
 * @param cpuSeconds user and system time for 100 000 of them
 */
record ClientCost(double requestsPerSecond, double cpuSeconds) {

    private static final double REQUESTS = 100_000;
    private static final double MIB_KIB = 1024;

    /** Returns the cost of requests that came so often while so many cores worked. */
    static ClientCost of(double requestsPerSecond, double cores) {
        return new ClientCost(requestsPerSecond, cores / requestsPerSecond * REQUESTS);
    }

    /** Prints one line: name, requests a second, CPU seconds for 100 000 of them, peak of the resident memory in MiB. */
    void print(String name) throws IOException {
        System.out.printf(Locale.ROOT, "%s %.0f %.3f %.0f%n", name, requestsPerSecond, cpuSeconds, peakMiB());
    }

    private static double peakMiB() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / MIB_KIB)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
