package io.sloguard.scenarios.http;

import io.sloguard.PerfException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** Where the servers of a scenario are, and how their certificates are checked. Thread-safe. */
final class Servers {

    private final Optional<Path> trust;
    private final Map<Origin, List<InetSocketAddress>> addresses = new ConcurrentHashMap<>();
    private final Map<Origin, SSLContext> contexts = new ConcurrentHashMap<>();

    Servers(Optional<Path> trust) {
        this.trust = trust;
    }

    /**
     * Finds out what a user will need of a server, so that no operation waits for it.
     *
     * @throws PerfException if the name of its host is not known, or the certificates to trust cannot be read
     */
    void prepare(Origin origin) {
        try {
            addresses(origin);
        } catch (UnknownHostException unknown) {
            throw new PerfException("the host " + origin.host() + " of " + origin + " has no address", unknown);
        }
        if (origin.isSecure()) {
            context(origin);
        }
    }

    /** Returns the addresses of a server, the one that is tried first before the others; at least one. */
    List<InetSocketAddress> addresses(Origin origin) throws UnknownHostException {
        List<InetSocketAddress> known = addresses.get(origin);
        if (known == null) {
            known = Arrays.stream(InetAddress.getAllByName(origin.host()))
                    .map(address -> new InetSocketAddress(address, origin.port()))
                    .toList();
            addresses.put(origin, known);
        }
        return known;
    }

    /** Has an address that answered tried first from now on. */
    void prefer(Origin origin, InetSocketAddress address) {
        addresses.put(origin, List.of(address));
    }

    /** Returns what encrypts a connection to a server; empty if it is a plain one. */
    Optional<TlsLayer> tls(Origin origin) {
        if (!origin.isSecure()) {
            return Optional.empty();
        }
        SSLEngine engine = context(origin).createSSLEngine(origin.host(), origin.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return Optional.of(new TlsLayer(engine));
    }

    private SSLContext context(Origin origin) {
        return contexts.computeIfAbsent(origin, first -> newContext());
    }

    private SSLContext newContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trust.isPresent() ? store(trust.get()) : null);
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException refused) {
            throw new PerfException(
                    "the certificates to trust"
                            + trust.map(file -> " in " + file).orElse("") + " cannot be used: " + refused.getMessage(),
                    refused);
        }
    }

    private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("trusted-" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw new IOException("there is no certificate in it");
        }
        return store;
    }
}
