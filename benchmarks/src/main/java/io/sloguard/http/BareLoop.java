package io.sloguard.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The floor: one thread and one selector ask over many connections for the same, and take as many bytes for a response as the
 * first one had. No schedule, no record, nothing is parsed. Mutable, and used by one thread.
 */
public final class BareLoop {

    private final Selector selector = Selector.open();
    private final ByteBuffer request;
    private final ByteBuffer input = ByteBuffer.allocateDirect(1 << 14);
    private int responseBytes;
    private long responses;

    private BareLoop(int port, int connections) throws IOException {
        byte[] text = ("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        this.request = ByteBuffer.allocateDirect(text.length).put(text).flip();
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            if (responseBytes == 0) {
                ask(channel);
                responseBytes = channel.read(input.clear());
            }
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            ask(channel);
        }
    }

    /** Runs with port, connections, and seconds of warm-up and of measurement as arguments, and prints the latter. */
    public static void main(String[] args) throws IOException {
        BareLoop loop = new BareLoop(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        loop.run(Duration.ofSeconds(Long.parseLong(args[2])));
        loop.responses = 0;
        long elapsed = System.nanoTime();
        long used = cpuNanos();
        loop.run(Duration.ofSeconds(Long.parseLong(args[3])));
        double nanos = System.nanoTime() - elapsed;
        ClientCost.of(loop.responses / nanos * 1e9, (cpuNanos() - used) / nanos).print("bare-loop");
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private void run(Duration length) throws IOException {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            selector.select(this::ready);
        }
    }

    private void ready(SelectionKey key) {
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            int count = channel.read(input.clear());
            if (count != responseBytes) {
                throw new IOException("a response of " + count + " bytes where " + responseBytes + " are expected");
            }
            responses++;
            ask(channel);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void ask(SocketChannel channel) throws IOException {
        channel.write(request.rewind());
    }
}
