package io.sloguard.maven;

import io.sloguard.PerfException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** Hands the credentials of a server in Maven's settings to the load JVM, by its environment and nothing else. */
final class DatabaseCredentials {

    static final String USER = "PERF_DB_USER";
    static final String PASSWORD = "PERF_DB_PASSWORD";

    private final SettingsDecrypter decrypter;

    DatabaseCredentials(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /**
     * Returns the environment variables that carry the credentials.
     *
     * @param id the id of the server
     * @throws PerfException if the settings have no such server, or if its password cannot be decrypted
     */
    Map<String, String> environment(String id, Settings settings) {
        Server server = settings.getServer(id);
        if (server == null) {
            throw new PerfException("perf.server is " + id + ", but Maven's settings have no server of that id: add"
                    + " <server><id>" + id + "</id> with its username and password to settings.xml");
        }
        SettingsDecryptionResult decrypted = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : decrypted.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new PerfException("the password of server " + id + " in Maven's settings cannot be decrypted;"
                        + " see Maven's guide to password encryption, and its settings-security.xml");
            }
        }
        Map<String, String> environment = new LinkedHashMap<>();
        put(USER, decrypted.getServer().getUsername(), environment);
        put(PASSWORD, decrypted.getServer().getPassword(), environment);
        return environment;
    }

    private static void put(String name, @Nullable String value, Map<String, String> environment) {
        if (value != null) {
            environment.put(name, value);
        }
    }
}
