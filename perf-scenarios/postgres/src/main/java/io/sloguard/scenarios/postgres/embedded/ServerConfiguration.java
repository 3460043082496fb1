package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings of an embedded server, and why each is what it is. */
final class ServerConfiguration {
    static final String LOOPBACK = "127.0.0.1";

    /** What every embedded server starts from; a user's settings come after and win, except for the reserved ones. */
    private static final List<Setting> CHOSEN = List.of(
            new Setting("listen_addresses", LOOPBACK, "nobody outside of this machine is to reach it"),
            new Setting("unix_socket_directories", "", "one way in, with a password; no file outside of the directory"),
            new Setting("password_encryption", "scram-sha-256", "the only method that pg_hba.conf accepts"),
            new Setting("logging_collector", "off", "one log file, whose last lines an error can quote"),
            new Setting("log_destination", "stderr", "as above"),
            new Setting("fsync", "on", "a commit must reach the disk, or the latency of a write means nothing"),
            new Setting("synchronous_commit", "on", "a commit is answered when it is safe, as in production"),
            new Setting("full_page_writes", "on", "its cost is part of every write in production"),
            new Setting("shared_buffers", "256MB", "holds the data of a test; memory is only taken as pages are used"),
            new Setting("max_connections", "200", "several pools side by side, and a probe that still gets in"),
            new Setting(
                    "max_wal_size", "2GB", "loading the test data must not force a checkpoint into the measurement"),
            new Setting("track_io_timing", "on", "how long files were read and written is part of the report"),
            new Setting("timezone", "UTC", "the same results on every machine"),
            new Setting("log_timezone", "UTC", "as above"),
            new Setting("lc_messages", "C", "messages in one language, so that they can be recognised and searched"));

    private static final String STATEMENTS = "pg_stat_statements";

    /** Where binaries have their libraries, on each system; a server that is to load one that is missing does not start. */
    private static final List<String> STATEMENT_LIBRARIES = List.of(
            "lib/postgresql/" + STATEMENTS + ".so",
            "lib/postgresql/" + STATEMENTS + ".dylib",
            "lib/" + STATEMENTS + ".dll");

    /** What the start itself depends on. */
    private static final Set<String> RESERVED = Set.of(
            "listen_addresses",
            "unix_socket_directories",
            "port",
            "password_encryption",
            "logging_collector",
            "log_destination",
            "lc_messages",
            "config_file",
            "data_directory",
            "external_pid_file",
            "hba_file",
            "ident_file");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*)?");

    private ServerConfiguration() {}

    private record Setting(String name, String value, String reason) {}

    /**
     * Checks a user's setting.
     *
     * @throws IllegalArgumentException when the name is none, the name is reserved, or the value has a line break
     */
    static void requireAllowed(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a PostgreSQL setting: '" + name
                    + "'; a name has letters, digits and underscores, such as shared_preload_libraries");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the setting " + name
                    + " is chosen by the embedded server itself, because its start depends on it; for a server with"
                    + " another " + name + " use `target: jdbc:postgresql://HOST:PORT/DATABASE`");
        }
        if (value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new IllegalArgumentException("the value of the setting " + name + " has a line break or a NUL in it");
        }
    }

    /**
     * Adds our settings and then the user's to {@code postgresql.conf}, and replaces {@code pg_hba.conf}.
     *
     * @param binaries where the server's binaries are, the directory above {@code bin}
     */
    static void write(Path dataDirectory, Path binaries, Map<String, String> userSettings) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("");
        for (Setting setting : CHOSEN) {
            lines.add("# " + setting.reason());
            lines.add(line(setting.name(), setting.value()));
        }
        if (STATEMENT_LIBRARIES.stream().map(binaries::resolve).anyMatch(Files::exists)) {
            lines.add("# the time of each statement is part of the report");
            lines.add(line("shared_preload_libraries", STATEMENTS));
        }
        lines.add("# asked for by the user");
        userSettings.forEach((name, value) -> lines.add(line(name, value)));
        Files.write(dataDirectory.resolve("postgresql.conf"), lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        Files.writeString(
                dataDirectory.resolve("pg_hba.conf"),
                "host all all " + LOOPBACK + "/32 scram-sha-256\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static String line(String name, String value) {
        return name + " = '" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
