package io.sloguard.application;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** An application with a child process that accepts connections until it is ended. */
public final class ListeningApplication {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private ListeningApplication() {}

    /** Returns the command that starts it. */
    static List<String> command(String port) {
        return List.of(
                "${java}",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ListeningApplication.class.getName(),
                port);
    }

    /** Listens at the port that is its argument. */
    public static void main(String[] arguments) throws IOException {
        System.out.println("pid " + ProcessHandle.current().pid());
        System.out.println("child " + new ProcessBuilder("sleep", "600").start().pid());
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[0]), 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                server.accept().close();
            }
        }
    }
}
