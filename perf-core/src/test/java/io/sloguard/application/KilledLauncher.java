package io.sloguard.application;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Starts an application and waits to be killed. */
public final class KilledLauncher {

    private KilledLauncher() {}

    /** The argument is the directory of the log. */
    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        Application application = new Application(
                "shop",
                "perf.yaml:2",
                ListeningApplication.command("${port}"),
                directory,
                Map.of(),
                Launcher.freePort(),
                new Readiness.Listens("${port}"),
                Duration.ofSeconds(30));
        new Launcher(List.of(), directory)
                .start(List.of(application), Optional.empty(), (app, log, took) -> System.out.println("ready"));
        new CountDownLatch(1).await();
    }
}
