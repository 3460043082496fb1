package io.sloguard.scenarios.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that does with each request what a test wants, also what no good server does. One thread per
 * connection.
 */
final class FaultyServer implements AutoCloseable {

    /** What is done with a request. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Exchange exchange) throws IOException, InterruptedException;
    }

    /** A request, and the connection that it came on. */
    record Exchange(int number, String head, String body, Socket socket) {

        String target() {
            return head.split(" ", 3)[1];
        }

        void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void send(byte[] bytes) throws IOException {
            OutputStream output = socket.getOutputStream();
            output.write(bytes);
            output.flush();
        }

        /** Answers with a body of fixed length; headers end in CRLF each. */
        void respond(int status, String headers, String text) throws IOException {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            send("HTTP/1.1 " + status + " Any\r\n" + headers + "Content-Length: " + content.length + "\r\n\r\n"
                    + new String(content, StandardCharsets.ISO_8859_1));
        }

        void close() throws IOException {
            socket.close();
        }
    }

    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    FaultyServer(Behaviour behaviour) throws IOException {
        this(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()), behaviour);
    }

    FaultyServer(ServerSocket listener, Behaviour behaviour) {
        this.listener = listener;
        this.behaviour = behaviour;
        daemon(this::accept);
    }

    private static void daemon(Runnable body) {
        Thread thread = new Thread(body, "faulty-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Returns how many connections were accepted. */
    int connections() {
        return connections.get();
    }

    /** Returns the heads of the first 100 requests. */
    List<String> heads() {
        return heads;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                connections.incrementAndGet();
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var input = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (String head = head(input); !head.isEmpty(); head = head(input)) {
                if (heads.size() < 100) {
                    heads.add(head);
                }
                behaviour.answer(new Exchange(requests.getAndIncrement(), head, body(head, input), socket));
            }
        } catch (IOException | UncheckedIOException | InterruptedException ended) {
            // the client has gone, or the behaviour closed the connection
        }
    }

    private static String head(BufferedReader input) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = input.readLine(); line != null && !line.isEmpty(); line = input.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    private static String body(String head, BufferedReader input) throws IOException {
        int length = head.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .findFirst()
                .orElse(0);
        char[] body = new char[length];
        int read = 0;
        while (read < length) {
            read += input.read(body, read, length - read);
        }
        return new String(body);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
