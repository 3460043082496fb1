package io.sloguard.scenarios.postgres.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A data directory as initdb leaves it, kept to be copied, because initdb takes 0.7 to 1.2 s and a copy under 0.1 s.
 *
 * <p>Its superuser has a first password, which a starting server exchanges for its own before anybody learns where it
 * listens. The first password is random, known to the owner of the cache alone, and of no use against a running server.
 */
final class ServerTemplate {
    static final String SUPERUSER = "postgres";

    private static final String DATA = "data";
    private static final String FIRST_PASSWORD = "first-password";

    /**
     * UTF-8 and locale C: the same order of text everywhere, and no dependency on the machine's locales. Not synced:
     * it can be made again. Everything else is this version's default, page checksums included.
     */
    private static final List<String> INITDB_OPTIONS = List.of(
            "--username=" + SUPERUSER,
            "--encoding=UTF8",
            "--locale=C",
            "--auth=scram-sha-256",
            "--no-sync",
            "--no-instructions");

    private final DirectoryCache.Entry entry;

    private ServerTemplate(DirectoryCache.Entry entry) {
        this.entry = entry;
    }

    /** The key under which the template of these binaries, these options and this account is cached. */
    static String key(String binariesKey, ServerAccount account) {
        var options = new CRC32();
        options.update((account.owner() + " " + INITDB_OPTIONS).getBytes(StandardCharsets.UTF_8));
        return binariesKey + "-initdb-" + String.format(Locale.ROOT, "%08x", options.getValue());
    }

    static ServerTemplate prepare(DirectoryCache cache, DirectoryCache.Entry binaries, ServerAccount account)
            throws IOException {
        var entry = cache.get(key(binaries.key(), account), Visibility.PRIVATE, content -> {
            Path initdb = binaries.content().resolve("bin").resolve("initdb");
            initialise(initdb, content, account);
        });
        return new ServerTemplate(entry);
    }

    /** What is missing or has another length; cheap enough for every start. */
    Optional<String> firstDifference() {
        return entry.firstDifference();
    }

    /** The superuser's password in a fresh copy. */
    String firstPassword() throws IOException {
        return Files.readString(entry.content().resolve(FIRST_PASSWORD), StandardCharsets.UTF_8);
    }

    /**
     * Copies the data directory.
     *
     * <p>Files are written in full. A sparse copy of the 16 MB of write-ahead log would be quicker, but its blocks would
     * then be allocated inside the commits that are to be measured.
     *
     * @param target does not exist yet; belongs to the template's account afterwards
     */
    void copyTo(Path target) throws IOException {
        Path source = entry.content().resolve(DATA);
        if (File.separatorChar == '/') {
            DirectoryCopy.byCommand(source, target);
        } else {
            DirectoryCopy.byJava(source, target);
        }
    }

    private static void initialise(Path initdb, Path content, ServerAccount account) throws IOException {
        Path data = content.resolve(DATA);
        Files.createDirectory(data);
        Visibility.PRIVATE.apply(data);
        account.own(data);
        Path password = content.resolve(FIRST_PASSWORD);
        PrivateFile.write(password, Passwords.random());
        account.own(password);

        var words = new ArrayList<String>();
        words.add(initdb.toString());
        words.add("--pgdata=" + data);
        words.add("--pwfile=" + password);
        words.addAll(INITDB_OPTIONS);
        Command.Result result = new Command(account.running(words), data).run();
        if (result.status() != 0) {
            throw new EmbeddedPostgresException("initdb could not make a data directory in " + data + " as "
                    + account.description() + " (exit status " + result.status() + "). It said:\n" + result.output()
                    + "\nNext step: see what is missing there, or choose other directories (options cacheDirectory and"
                    + " workDirectory).");
        }
    }
}
