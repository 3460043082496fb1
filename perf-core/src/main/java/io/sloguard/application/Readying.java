package io.sloguard.application;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Waits until an application is ready, has ended, or has had its time.
 *
 * @param application the application
 * @param process what runs
 * @param log what it writes
 * @param awaited what is waited for, in words
 */
record Readying(Application application, ApplicationProcess process, ApplicationLog log, String awaited) {

    private static final Duration PERIOD = Duration.ofMillis(50);
    private static final Duration ASKING_LIMIT = Duration.ofSeconds(2);

    /** An application that is told to listen at localhost may do so by either protocol. */
    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    /** Looks once whether an application is ready. */
    @FunctionalInterface
    interface Check {

        /** Returns why it is not ready yet, found within the limit; empty if it is ready. */
        Optional<String> objection(Duration limit) throws InterruptedException;
    }

    /**
     * Waits.
     *
     * @throws ApplicationException if it ends or is not ready in time
     */
    void await(Check check) throws InterruptedException {
        long deadline = System.nanoTime() + application.within().toNanos();
        Optional<String> objection = check.objection(ASKING_LIMIT);
        while (objection.isPresent()) {
            refuseEnded();
            if (System.nanoTime() >= deadline) {
                throw late(objection.get());
            }
            process.awaitEnd(PERIOD);
            objection = check.objection(ASKING_LIMIT);
        }
        // another process may have answered in its place
        refuseEnded();
    }

    private void refuseEnded() {
        OptionalInt exitCode = process.exitCode();
        if (exitCode.isPresent()) {
            throw new ApplicationException("application " + application.name() + " (" + application.place()
                    + ") ended before it was ready, " + ExitCode.words(exitCode.getAsInt()) + "; waited for " + awaited
                    + ". " + log.quotation() + "\nStart it by hand in " + application.directory()
                    + " to see why; it must stay in the foreground: " + application.commandLine());
        }
    }

    private ApplicationException late(String objection) {
        return new ApplicationException("application " + application.name() + " (" + application.place()
                + ") was not ready within " + seconds(application.within()) + "; waited for " + awaited + ": "
                + objection + ". " + log.quotation() + "\nRaise start." + application.name()
                + ".within if it only needs longer, or correct start." + application.name() + ".ready");
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    /** Returns why nobody accepts connections at a port on loopback; empty if somebody does. */
    static Optional<String> connect(int port, Duration limit) {
        String why = "";
        for (String host : LOOPBACK) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), (int) limit.toMillis());
                return Optional.empty();
            } catch (IOException refused) {
                why = String.valueOf(refused.getMessage());
            }
        }
        return Optional.of(why);
    }
}
