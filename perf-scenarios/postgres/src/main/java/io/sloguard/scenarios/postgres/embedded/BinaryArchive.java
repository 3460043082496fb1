package io.sloguard.scenarios.postgres.embedded;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One compressed archive of server binaries inside a jar, identified by its length and checksum.
 *
 * <p>The checksum is the CRC-32 that the jar already states, so that a warm start need not read 15 MB: a SHA-256 over
 * them takes 75 ms, and up to 190 ms in a fresh JVM. It tells versions apart; it does not defend against an attacker who
 * can replace a jar on the class path, since such a one runs code anyway.
 *
 * @param jar the jar that holds it
 * @param name its name in the jar
 * @param sizeBytes its length
 * @param crc32 its checksum
 */
record BinaryArchive(Path jar, String name, long sizeBytes, long crc32) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** The archive of this name; empty when the jar has none. */
    static Optional<BinaryArchive> find(Path jar, String name) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            return Optional.of(new BinaryArchive(jar, name, entry.getSize(), entry.getCrc()));
        }
    }

    /** A name for directories made from this archive; another archive has another key. */
    String key() {
        return name.replace(".txz", "") + "-" + sizeBytes + "-" + String.format(Locale.ROOT, "%08x", crc32);
    }

    /** The compressed archive; reading it to the end verifies the checksum. */
    InputStream open() throws IOException {
        var zip = new ZipFile(jar.toFile());
        try {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException(jar + " no longer holds " + name);
            }
            return new FilterInputStream(new BufferedInputStream(zip.getInputStream(entry), BUFFER_BYTES)) {
                @Override
                public void close() throws IOException {
                    zip.close();
                }
            };
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }
}
