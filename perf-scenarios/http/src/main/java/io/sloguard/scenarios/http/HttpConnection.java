package io.sloguard.scenarios.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * One connection to a server, which carries one request at a time. It never blocks: it is told when it is ready, and tells
 * its owner what has come of the request. Not thread-safe.
 */
final class HttpConnection {

    private static final long IDLE_CHECK_NANOS = 100_000L;

    /** Who is told, each at most once per request. */
    interface Owner {

        /** The connection stands; the request is on its way. */
        void connected();

        /** The response is complete, and can be looked at during the call. */
        void responded(ResponseParser response);

        /** There will be no response; the connection is closed. */
        void broken(String kind, String message);
    }

    private enum State {
        CONNECTING,
        HANDSHAKING,
        IDLE,
        BUSY,
        CLOSED
    }

    private final HttpLoop loop;
    private final Owner owner;
    private final Origin origin;
    private final Optional<TlsLayer> tls;
    private final SocketChannel channel;
    private final ResponseParser parser = new ResponseParser();
    private SelectionKey key;
    private ByteBuffer output = ByteBuffer.allocateDirect(2048);
    private State state = State.CONNECTING;
    private long idleSinceNanos;

    /**
     * Begins to connect.
     *
     * @param tls what encrypts; empty for a plain connection
     * @throws IOException if it is refused at once; nothing stays open then
     */
    HttpConnection(HttpLoop loop, Owner owner, Origin origin, InetSocketAddress address, Optional<TlsLayer> tls)
            throws IOException {
        this.loop = loop;
        this.owner = owner;
        this.origin = origin;
        this.tls = tls;
        this.channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean stands = channel.connect(address);
            key = channel.register(loop.selector(), stands ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    /** Returns whether it has not been connected yet. */
    boolean isConnecting() {
        return state == State.CONNECTING;
    }

    /** Returns whether a request can be sent: it is not closed, and the server has not closed it while it was idle. */
    boolean isUsable() {
        if (state != State.IDLE) {
            return false;
        }
        if (System.nanoTime() - idleSinceNanos > IDLE_CHECK_NANOS) {
            closeIfServerHas();
        }
        return state == State.IDLE;
    }

    private void closeIfServerHas() {
        try {
            if (channel.read(loop.input().clear()) != 0) {
                close();
            }
        } catch (IOException gone) {
            close();
        }
    }

    /**
     * Sends a request, as soon as the connection stands.
     *
     * @param wantsBody whether the body of the response is looked at
     * @param isHead whether it is a HEAD request
     */
    void send(byte[] request, boolean wantsBody, boolean isHead) {
        parser.begin(wantsBody, isHead);
        if (output.capacity() < request.length) {
            output = ByteBuffer.allocateDirect(request.length);
        }
        output.clear().put(request).flip();
        if (state != State.IDLE) {
            return;
        }
        state = State.BUSY;
        try {
            flush();
        } catch (IOException failure) {
            breakOff(failure);
        }
    }

    /** Does what the selector says can be done. */
    void ready() {
        try {
            if (state == State.CONNECTING) {
                connect();
            } else if (state == State.HANDSHAKING) {
                handshake();
            } else if (state != State.CLOSED) {
                if (key.isWritable()) {
                    flush();
                }
                if (key.isReadable()) {
                    read();
                }
            }
        } catch (IOException failure) {
            breakOff(failure);
        }
    }

    private void connect() throws IOException {
        if (!channel.isConnected() && !channel.finishConnect()) {
            return;
        }
        key.interestOps(SelectionKey.OP_READ);
        if (tls.isPresent()) {
            state = State.HANDSHAKING;
            handshake();
        } else {
            stand();
        }
    }

    private void handshake() throws IOException {
        TlsLayer layer = tls.orElseThrow();
        boolean isDone = layer.handshake(channel);
        key.interestOps(layer.hasOutput() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        if (isDone) {
            stand();
        }
    }

    private void stand() throws IOException {
        state = State.BUSY;
        owner.connected();
        flush();
    }

    private void flush() throws IOException {
        boolean isSent;
        if (tls.isPresent()) {
            isSent = tls.get().write(channel, output);
        } else {
            channel.write(output);
            isSent = !output.hasRemaining();
        }
        int wanted = isSent ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    private void read() throws IOException {
        ByteBuffer input = loop.input().clear();
        int count = channel.read(input);
        if (count < 0) {
            serverClosed();
            return;
        }
        input.flip();
        if (tls.isEmpty()) {
            input.get(loop.bytes(), 0, count);
            take(count);
            return;
        }
        TlsLayer layer = tls.get();
        layer.take(input);
        for (int plain = layer.read(channel, loop.bytes());
                plain > 0 && state == State.BUSY;
                plain = layer.read(channel, loop.bytes())) {
            take(plain);
        }
        if (state == State.BUSY && layer.isClosed()) {
            serverClosed();
        }
    }

    private void take(int count) {
        if (state != State.BUSY) {
            // bytes that answer nothing: whoever sends them is not to be spoken to any more
            close();
            return;
        }
        try {
            int used = parser.feed(loop.bytes(), count);
            if (parser.isComplete()) {
                complete(used == count
                        && parser.staysOpen()
                        && !tls.map(TlsLayer::hasMore).orElse(false));
            }
        } catch (ResponseException unusable) {
            close();
            owner.broken(unusable.kind(), unusable.text());
        }
    }

    private void complete(boolean staysOpen) {
        state = State.IDLE;
        if (staysOpen) {
            idleSinceNanos = System.nanoTime();
        } else {
            close();
        }
        owner.responded(parser);
    }

    private void serverClosed() {
        boolean wasBusy = state == State.BUSY;
        close();
        if (!wasBusy) {
            return;
        }
        if (parser.closed()) {
            owner.responded(parser);
        } else {
            owner.broken(
                    "closed by the server",
                    parser.hasBegun()
                            ? "the connection was closed in the middle of the response"
                            : "the connection was closed after the request was sent, before any byte of a response");
        }
    }

    private void breakOff(IOException failure) {
        State before = state;
        close();
        switch (before) {
            case CONNECTING -> owner.broken(connectKind(failure), connectMessage(failure));
            case HANDSHAKING -> owner.broken("TLS", tlsMessage(failure));
            case BUSY ->
                owner.broken(
                        failure instanceof SSLException ? "TLS" : "closed by the server",
                        "the connection to " + origin + " broke: " + failure.getMessage());
            case IDLE, CLOSED -> {
                // nobody waits for it
            }
        }
    }

    /** Returns the kind of a failure to connect. */
    static String connectKind(IOException failure) {
        return failure instanceof ConnectException
                        && String.valueOf(failure.getMessage()).contains("refused")
                ? "connection refused"
                : "not connected";
    }

    private String connectMessage(IOException failure) {
        return "no connection to " + origin + ": " + failure.getMessage() + "; does the service run?";
    }

    private String tlsMessage(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean isUntrusted = message.contains("PKIX") || message.contains("trust");
        return isUntrusted
                ? "the certificate of " + origin + " is not trusted: " + message
                        + "; if it is yours, name a PEM file with it at trust"
                : "no TLS connection to " + origin + ": " + message;
    }

    /** Closes it; without effect if it is closed. */
    void close() {
        state = State.CLOSED;
        try {
            channel.close();
        } catch (IOException closedAnyway) {
            // there is nothing left that could be done with it
        }
    }

    /** Returns what has come of the response, for a message. */
    String progress() {
        return switch (state) {
            case CONNECTING -> "not connected";
            case HANDSHAKING -> "the TLS handshake was not done";
            default -> parser.hasBegun() ? "the response had begun" : "no byte of a response had come";
        };
    }
}
