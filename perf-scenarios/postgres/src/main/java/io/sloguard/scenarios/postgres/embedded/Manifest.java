package io.sloguard.scenarios.postgres.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * What a finished directory holds, so that a damaged one is recognised.
 *
 * @param entries parents before their children
 */
record Manifest(List<Entry> entries) {
    private static final String HEADER = "sloguard-manifest 1";

    Manifest {
        entries = List.copyOf(entries);
    }

    enum Kind {
        FILE,
        DIRECTORY,
        LINK
    }

    /**
     * One thing in the directory.
     *
     * @param kind what it is
     * @param sizeBytes the length of a file, otherwise 0
     * @param crc32c the checksum of a file, otherwise 0
     * @param path relative to the directory, with {@code /} between names
     */
    record Entry(Kind kind, long sizeBytes, long crc32c, String path) {
        private String toLine() {
            return String.format(Locale.ROOT, "%s %d %08x %s", kind, sizeBytes, crc32c, path);
        }

        private static Entry parse(String line) {
            int size = line.indexOf(' ') + 1;
            int checksum = line.indexOf(' ', size) + 1;
            int name = line.indexOf(' ', checksum) + 1;
            if (size == 0 || checksum == 0 || name == 0) {
                throw new IllegalArgumentException("not an entry: " + line);
            }
            return new Entry(
                    Kind.valueOf(line.substring(0, size - 1)),
                    Long.parseLong(line, size, checksum - 1, 10),
                    Long.parseLong(line, checksum, name - 1, 16),
                    line.substring(name));
        }
    }

    /** Describes {@code directory} as it is; reads every file once. */
    static Manifest of(Path directory) throws IOException {
        var entries = new ArrayList<Entry>();
        try (Stream<Path> paths = Files.walk(directory, new FileVisitOption[0])) {
            for (Path path : paths.filter(p -> !p.equals(directory)).toList()) {
                entries.add(describe(directory, path));
            }
        }
        return new Manifest(entries);
    }

    /** Reads what {@link #write} wrote; an incomplete or altered file is an {@link IOException}. */
    static Manifest read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        int last = lines.size() - 1;
        if (last < 1 || !lines.get(0).equals(HEADER) || !lines.get(last).equals("end " + (last - 1))) {
            throw new IOException("the manifest " + file + " is incomplete");
        }
        try {
            var entries = new ArrayList<Entry>(last);
            for (String line : lines.subList(1, last)) {
                entries.add(Entry.parse(line));
            }
            return new Manifest(entries);
        } catch (IllegalArgumentException e) {
            throw new IOException("the manifest " + file + " is damaged: " + e.getMessage(), e);
        }
    }

    void write(Path file) throws IOException {
        var lines = new ArrayList<String>(entries.size() + 2);
        lines.add(HEADER);
        entries.forEach(entry -> lines.add(entry.toLine()));
        lines.add("end " + entries.size());
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    /**
     * The first thing that is missing, or has another kind or length; reads no content.
     *
     * <p>By java.io.File, which a fresh JVM runs several times faster than the attributes of java.nio.
     */
    Optional<String> firstDifferenceIn(Path directory) {
        for (Entry entry : entries) {
            var file = new File(directory.toString(), entry.path());
            boolean isThere = switch (entry.kind()) {
                case FILE -> entry.sizeBytes() > 0 ? file.length() == entry.sizeBytes() : file.isFile();
                case DIRECTORY -> file.isDirectory();
                case LINK -> file.exists();
            };
            if (!isThere) {
                return Optional.of(entry.path() + " is missing or no longer a " + entry.kind() + " of "
                        + entry.sizeBytes() + " bytes");
            }
        }
        return Optional.empty();
    }

    /** As {@link #firstDifferenceIn}, and reads every file to compare its checksum. */
    Optional<String> firstAlteredContentIn(Path directory) throws IOException {
        Optional<String> difference = firstDifferenceIn(directory);
        if (difference.isPresent()) {
            return difference;
        }
        for (Entry entry : entries) {
            if (entry.kind() == Kind.FILE && checksum(directory.resolve(entry.path())) != entry.crc32c()) {
                return Optional.of(entry.path() + " has other content than when it was made");
            }
        }
        return Optional.empty();
    }

    private static Entry describe(Path directory, Path path) throws IOException {
        String name = directory.relativize(path).toString().replace('\\', '/');
        if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
            throw new IOException("a file name with a line break cannot be listed: " + name);
        }
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Kind kind = kindOf(attributes);
        boolean isFile = kind == Kind.FILE;
        return new Entry(kind, isFile ? attributes.size() : 0, isFile ? checksum(path) : 0, name);
    }

    private static Kind kindOf(BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Kind.LINK;
        }
        return attributes.isDirectory() ? Kind.DIRECTORY : Kind.FILE;
    }

    private static long checksum(Path file) throws IOException {
        var crc = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return crc.getValue();
    }
}
