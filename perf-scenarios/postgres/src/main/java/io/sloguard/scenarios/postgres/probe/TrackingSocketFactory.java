package io.sloguard.scenarios.postgres.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets of one connection of the driver. The driver makes the factory by reflection, from the name of this class
 * and a text: so the session waits under that text while it is connected, which is the only state that outlives a call
 * here. Thread-safe.
 */
public final class TrackingSocketFactory extends SocketFactory {

    private static final Map<String, TrackedSession> CONNECTING = new ConcurrentHashMap<>();
    private static final AtomicLong TICKETS = new AtomicLong();

    private final @Nullable TrackedSession session;

    /**
     * Creates the factory of one connection.
     *
     * @param ticket the text under which its session waits
     */
    public TrackingSocketFactory(String ticket) {
        this.session = CONNECTING.get(ticket);
    }

    /** Returns a text under which a session waits for its factory, until {@link #forget}. */
    static String ticket(TrackedSession session) {
        String ticket = String.valueOf(TICKETS.incrementAndGet());
        CONNECTING.put(ticket, session);
        return ticket;
    }

    static void forget(String ticket) {
        CONNECTING.remove(ticket);
    }

    @Override
    public Socket createSocket() {
        TrackedSession known = session;
        return known == null || known.isOpen() ? new Socket() : new TrackingSocket(known);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return bound(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return bound(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private Socket bound(InetSocketAddress address, InetSocketAddress local) throws IOException {
        Socket socket = createSocket();
        socket.bind(local);
        socket.connect(address);
        return socket;
    }
}
