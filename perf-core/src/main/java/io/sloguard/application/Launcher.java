package io.sloguard.application;

import io.sloguard.target.TargetLogin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;

/** Starts applications and waits until they are ready. Immutable and thread-safe. */
public final class Launcher {

    private final List<ReadinessProbe> probes;
    private final Path directory;

    /**
     * Creates a launcher.
     *
     * @param probes the protocols in which applications can be asked whether they are ready
     * @param directory where the logs of the applications go; need not exist
     */
    Launcher(List<ReadinessProbe> probes, Path directory) {
        this.probes = List.copyOf(probes);
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    /**
     * Creates a launcher with the probes that a class loader finds.
     *
     * @param directory where the logs of the applications go; need not exist
     */
    public static Launcher onClassPath(ClassLoader loader, Path directory) {
        return new Launcher(
                ServiceLoader.load(ReadinessProbe.class, loader).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                directory);
    }

    /** Returns the protocols in which applications can be asked whether they are ready. */
    public List<ReadinessProbe> probes() {
        return probes;
    }

    /** Is told of each application that is ready, on the thread that starts it. */
    @FunctionalInterface
    public interface Listener {

        /** An application is ready. */
        void ready(Application application, Path log, long tookNanos);
    }

    /**
     * Starts the applications one after the other, each when the one before is ready.
     *
     * @param applications what is started
     * @param login how to log in to the target; empty if there is none that says so
     * @return the applications, all of them ready
     * @throws ApplicationException if one cannot be started, ends, or is not ready in time; all are ended then
     * @throws InterruptedException if the thread is interrupted meanwhile; all are ended then
     */
    public StartedApplications start(List<Application> applications, Optional<TargetLogin> login, Listener listener)
            throws InterruptedException {
        StartedApplications started = new StartedApplications();
        boolean isComplete = false;
        try {
            for (Application application : applications) {
                start(application, started, login, listener);
            }
            isComplete = true;
            return started;
        } finally {
            if (!isComplete) {
                started.close();
            }
        }
    }

    private void start(
            Application application, StartedApplications started, Optional<TargetLogin> login, Listener listener)
            throws InterruptedException {
        long begun = System.nanoTime();
        refuseTakenPort(application);
        Placeholders placeholders = placeholders(started.placeholders(), application.port(), login);
        ApplicationLog log =
                new ApplicationLog(directory.resolve(application.name() + ".log"), login.map(TargetLogin::password));
        ApplicationProcess process = launch(application, placeholders, log);
        started.add(new StartedApplications.Running(application.name(), application.port(), process, log));
        Readiness readiness = application.readiness();
        Readying readying = new Readying(application, process, log, placeholders.fill(readiness.words()));
        readying.await(check(readiness, placeholders, log));
        listener.ready(application, log.file(), System.nanoTime() - begun);
    }

    private static Placeholders placeholders(Placeholders ofOthers, int port, Optional<TargetLogin> login) {
        Placeholders own = ofOthers.with(Placeholders.PORT, String.valueOf(port))
                .with(
                        Placeholders.JAVA,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return login.map(target -> own.with(Placeholders.TARGET_URL, target.url())
                        .with(Placeholders.TARGET_USER, target.user())
                        .with(Placeholders.TARGET_PASSWORD, target.password()))
                .orElse(own);
    }

    private ApplicationProcess launch(Application application, Placeholders placeholders, ApplicationLog log) {
        List<String> words =
                application.command().stream().map(placeholders::fill).toList();
        Map<String, String> environment = new LinkedHashMap<>();
        application.environment().forEach((name, value) -> environment.put(name, placeholders.fill(value)));
        try {
            Files.createDirectories(directory);
            return ApplicationProcess.start(words, application.directory(), environment, log.file());
        } catch (IOException failure) {
            throw new ApplicationException(
                    "application " + application.name() + " (" + application.place() + ") cannot be started in "
                            + application.directory() + ": " + failure.getMessage() + ". The command is: "
                            + application.commandLine(),
                    failure);
        }
    }

    private Readying.Check check(Readiness readiness, Placeholders placeholders, ApplicationLog log) {
        if (readiness instanceof Readiness.Listens listens) {
            int port = Integer.parseInt(placeholders.fill(listens.port()));
            return limit -> Readying.connect(port, limit);
        }
        if (readiness instanceof Readiness.Writes writes) {
            return limit -> log.hasLine(writes.line()) ? Optional.empty() : Optional.of("there is no such line yet");
        }
        Readiness.Answers answers = (Readiness.Answers) readiness;
        String address = placeholders.fill(answers.address());
        ReadinessProbe probe = probes.stream()
                .filter(one -> one.kind().equals(answers.kind()))
                .findFirst()
                .orElseThrow(() -> new ApplicationException(
                        "nothing on the class path can ask by " + answers.kind() + " whether an application is ready"));
        return limit -> probe.objection(address, limit);
    }

    private static void refuseTakenPort(Application application) {
        if (Readying.connect(application.port(), Duration.ofSeconds(1)).isEmpty()) {
            throw new ApplicationException("application " + application.name() + " (" + application.place()
                    + ") cannot be started: something else listens at port " + application.port()
                    + " already. End it, or leave out start." + application.name()
                    + ".port if that is stated: a free port is chosen then");
        }
    }

    /**
     * Returns a port on loopback that is free now; that nobody takes it before an application does is very likely, not
     * certain.
     *
     * @throws ApplicationException if there is none
     */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new ApplicationException("no free port can be found on loopback: " + failure.getMessage(), failure);
        }
    }
}
