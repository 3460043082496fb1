package io.sloguard.scenarios.postgres.probe;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** A socket that notes which thread writes to it; it adds one volatile write to each of these. */
final class TrackingSocket extends Socket {

    private final TrackedSession session;

    TrackingSocket(TrackedSession session) {
        this.session = session;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Noting(super.getOutputStream());
    }

    @Override
    public synchronized void close() throws IOException {
        session.closed();
        super.close();
    }

    private final class Noting extends FilterOutputStream {

        private Noting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int single) throws IOException {
            session.used();
            out.write(single);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            session.used();
            out.write(bytes, from, length);
        }
    }
}
