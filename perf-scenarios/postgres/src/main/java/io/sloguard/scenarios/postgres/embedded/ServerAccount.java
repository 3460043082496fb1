package io.sloguard.scenarios.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account that the server runs as. PostgreSQL refuses user id 0, so as root another one has to be taken.
 *
 * @param description for messages
 * @param prefix words before a command that make it run as this account; empty for our own
 * @param owner who has to own the server's files; empty when that is ourselves
 */
record ServerAccount(String description, List<String> prefix, Optional<UserPrincipal> owner) {
    private static final String UNPRIVILEGED = "nobody";

    /** Proves three things: another account than root, which may enter the directory, and may run the program. */
    private static final String PROBE = "test \"$(id -u)\" != 0 && test -x \"$1/.\" && test -x \"$0\"";

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /**
     * Finds an account that works, by trying.
     *
     * <p>For an ordinary user it is the user. As root it is {@code nobody}, reached by {@code setpriv}, {@code runuser}
     * or {@code su}; else a user namespace ({@code unshare -U}), in which root is nobody in name but keeps root's access
     * to files.
     *
     * @param postgres the server's program
     * @param directory an existing directory of ours; it stays ours, and the account can enter it afterwards
     * @throws EmbeddedPostgresException when we are root and nothing works
     */
    static ServerAccount choose(Platform platform, Path postgres, Path directory) throws IOException {
        if (!platform.isRoot()) {
            return new ServerAccount("the current user", List.of(), Optional.empty());
        }
        return choose(rootCandidates(directory), postgres, directory);
    }

    static ServerAccount choose(List<ServerAccount> candidates, Path postgres, Path directory) throws IOException {
        var refusals = new ArrayList<String>();
        for (ServerAccount candidate : candidates) {
            Optional<String> refusal = candidate.refusal(postgres, directory);
            if (refusal.isEmpty()) {
                return candidate;
            }
            refusals.add(candidate.description() + ": " + refusal.get());
        }
        throw new EmbeddedPostgresException("PostgreSQL refuses to run as root, and no other account could be taken"
                + " to run " + postgres + " in " + directory + ". Tried:\n  " + String.join("\n  ", refusals)
                + "\nNext step: run the build as an ordinary user, install setpriv (package util-linux), choose"
                + " directories that the account " + UNPRIVILEGED + " can reach (options cacheDirectory and"
                + " workDirectory), or use a server of your own with `target: jdbc:postgresql://HOST:PORT/DATABASE`.");
    }

    /** What is tried as root, the best isolation first. */
    static List<ServerAccount> rootCandidates(Path directory) throws IOException {
        var candidates = new ArrayList<ServerAccount>();
        UserPrincipal root = Files.getOwner(directory);
        Optional<UserPrincipal> nobody = lookUp(directory);
        if (nobody.isPresent()) {
            candidates.add(new ServerAccount("setpriv to nobody", setpriv(), nobody));
            candidates.add(
                    new ServerAccount("runuser to nobody", List.of("runuser", "-u", UNPRIVILEGED, "--"), nobody));
            candidates.add(new ServerAccount("su to nobody", su(), nobody));
        }
        candidates.add(
                new ServerAccount("unshare to a user namespace", List.of("unshare", "-U", "--"), Optional.of(root)));
        return candidates;
    }

    /** The words that run {@code command} as this account. */
    List<String> running(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives a file or directory to this account. */
    void own(Path path) throws IOException {
        if (owner.isPresent()) {
            Files.setAttribute(path, "posix:owner", owner.get(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    private Optional<String> refusal(Path postgres, Path directory) throws IOException {
        Visibility.PASSABLE.apply(directory);
        var probe = Command.of(running(List.of("/bin/sh", "-c", PROBE, postgres.toString(), directory.toString())));
        try {
            Command.Result result = probe.run();
            if (result.status() == 0) {
                return Optional.empty();
            }
            return Optional.of("exit status " + result.status()
                    + (result.output().isEmpty()
                            ? " (still root, or a directory on the way is closed to the account)"
                            : " (" + result.output() + ")"));
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> setpriv() {
        String script = "exec setpriv --reuid=nobody --regid=\"$(id -g nobody)\" --clear-groups -- \"$@\"";
        return List.of("/bin/sh", "-c", script, "setpriv");
    }

    private static List<String> su() {
        return List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", UNPRIVILEGED, "--");
    }

    private static Optional<UserPrincipal> lookUp(Path path) {
        try {
            return Optional.of(
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED));
        } catch (IOException e) {
            return Optional.empty(); // no such account here
        }
    }
}
