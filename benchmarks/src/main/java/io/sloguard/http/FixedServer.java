package io.sloguard.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A fast server of one thread: whatever comes on a connection is one request, and gets the same small answer. It prints its
 * port, and the time of the first request after a time without connections, in milliseconds since 1970. Used by one thread.
 */
public final class FixedServer {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + "Content-Length: 27\r\n\r\n{\"name\":\"Spring Open 2026\"}";

    private final Selector selector = Selector.open();
    private final ByteBuffer input = ByteBuffer.allocateDirect(1 << 14);
    private final ByteBuffer answer;
    private int connections;
    private boolean isFirst;

    private FixedServer() throws IOException {
        byte[] bytes = ANSWER.getBytes(StandardCharsets.US_ASCII);
        this.answer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** Serves until the process is ended. */
    public static void main(String[] args) throws IOException {
        new FixedServer().serve();
    }

    private void serve() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress("127.0.0.1", 0), 1024);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println("port " + ((InetSocketAddress) listener.getLocalAddress()).getPort());
            while (selector.isOpen()) {
                selector.select(this::ready);
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel listener) {
                accept(listener);
            } else {
                respond((SocketChannel) key.channel());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept(ServerSocketChannel listener) throws IOException {
        SocketChannel channel = listener.accept();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.register(selector, SelectionKey.OP_READ);
        isFirst |= connections++ == 0;
    }

    private void respond(SocketChannel channel) throws IOException {
        int count;
        try {
            count = channel.read(input.clear());
        } catch (IOException reset) {
            count = -1;
        }
        if (count < 0) {
            channel.close();
            connections--;
            return;
        }
        if (isFirst) {
            isFirst = false;
            System.out.println("first " + System.currentTimeMillis());
        }
        channel.write(answer.rewind());
    }
}
