package io.sloguard.scenarios.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** Encrypts and decrypts one connection with the JDK's engine, without blocking. Mutable and not thread-safe. */
final class TlsLayer {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;

    /** What has come and is not decrypted; ready to be read from. */
    private ByteBuffer received;

    /** What is decrypted and not taken; ready to be read from. */
    private final ByteBuffer plain;

    /** What is encrypted and not sent; ready to be read from. */
    private ByteBuffer output;

    private boolean hasBegun;
    private boolean isClosed;

    TlsLayer(SSLEngine engine) {
        this.engine = engine;
        int packet = engine.getSession().getPacketBufferSize();
        this.received = ByteBuffer.allocate(2 * packet).flip();
        this.output = ByteBuffer.allocate(2 * packet).flip();
        this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                .flip();
    }

    boolean hasOutput() {
        return output.hasRemaining();
    }

    /** Returns whether bytes are decrypted that nobody has taken. */
    boolean hasMore() {
        return plain.hasRemaining();
    }

    /** Returns whether the server has ended the connection. */
    boolean isClosed() {
        return isClosed;
    }

    /**
     * Goes on with the handshake as far as that is possible without waiting.
     *
     * @return whether it is done
     */
    boolean handshake(SocketChannel channel) throws IOException {
        if (!hasBegun) {
            engine.beginHandshake();
            hasBegun = true;
        }
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> {
                    wrap(NOTHING);
                    if (!flush(channel)) {
                        return false;
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (unwrap() == Status.BUFFER_UNDERFLOW && !receive(channel)) {
                        return false;
                    }
                }
                default -> {
                    if (isClosed) {
                        throw new SSLException("the server has closed the TLS connection in its handshake");
                    }
                    return flush(channel);
                }
            }
        }
    }

    private boolean receive(SocketChannel channel) throws IOException {
        received.compact();
        try {
            int count = channel.read(received);
            if (count < 0) {
                throw new EOFException("the server closed the connection in the TLS handshake");
            }
            return count > 0;
        } finally {
            received.flip();
        }
    }

    /** Takes bytes that have come. */
    void take(ByteBuffer bytes) {
        received.compact();
        if (received.remaining() < bytes.remaining()) {
            received =
                    ByteBuffer.allocate(received.capacity() + bytes.remaining()).put(received.flip());
        }
        received.put(bytes).flip();
    }

    /**
     * Decrypts what has come.
     *
     * @return how many bytes it has put into the array; 0 if more has to come first
     */
    int read(SocketChannel channel, byte[] into) throws IOException {
        while (!plain.hasRemaining() && !isClosed) {
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                runTasks();
            } else if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                wrap(NOTHING);
                flush(channel);
            } else if (unwrap() == Status.BUFFER_UNDERFLOW) {
                return 0;
            }
        }
        int count = Math.min(plain.remaining(), into.length);
        plain.get(into, 0, count);
        return count;
    }

    /**
     * Encrypts and sends as much as can be sent now.
     *
     * @return whether that is everything
     */
    boolean write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (flush(channel) && bytes.hasRemaining()) {
            wrap(bytes);
        }
        return !bytes.hasRemaining() && !output.hasRemaining();
    }

    private boolean flush(SocketChannel channel) throws IOException {
        while (output.hasRemaining() && channel.write(output) > 0) {
            // as long as the system takes something
        }
        return !output.hasRemaining();
    }

    private void wrap(ByteBuffer bytes) throws IOException {
        output.compact();
        SSLEngineResult result = engine.wrap(bytes, output);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            output = ByteBuffer.allocate(2 * output.capacity()).put(output.flip());
        }
        output.flip();
        isClosed |= result.getStatus() == Status.CLOSED;
        if (isClosed && bytes.hasRemaining()) {
            throw new SSLException("the server has closed the TLS connection");
        }
    }

    private Status unwrap() throws IOException {
        plain.compact();
        SSLEngineResult result = engine.unwrap(received, plain);
        plain.flip();
        isClosed |= result.getStatus() == Status.CLOSED;
        return result.getStatus();
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }
}
