package io.sloguard.scenarios.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAccountTest {
    private static final Path ANY_PROGRAM = Path.of("/bin/sh");

    @TempDir
    private Path directory;

    private Path work;

    @BeforeEach
    void make_the_work_directory() throws IOException {
        Visibility.PUBLIC.apply(directory);
        work = Files.createDirectory(directory.resolve("work"));
        Visibility.PRIVATE.apply(work);
    }

    @Test
    void the_chosen_account_is_not_root_and_may_write_to_what_it_is_given() throws IOException {
        ServerAccount account = ServerAccount.choose(Platform.current(), ANY_PROGRAM, work);

        Path given = Files.createDirectory(work.resolve("given"));
        account.own(given);

        var result = new Command(account.running(List.of("/bin/sh", "-c", "touch written && id -u")), given).run();

        assertThat(result.output()).matches("[1-9]\\d*");
        assertThat(given.resolve("written")).exists();
    }

    /** A candidate is listed whether or not its program exists on this machine; none may be taken for root. */
    @Test
    void no_candidate_runs_commands_as_root() throws IOException {
        List<ServerAccount> candidates = ServerAccount.rootCandidates(work);
        var idsOfOthers = new ArrayList<String>();

        for (ServerAccount candidate : candidates) {
            idsOfOthers.add(idOf(candidate));
        }

        assertThat(idsOfOthers).hasSizeGreaterThanOrEqualTo(1).doesNotContain("0");
    }

    @Test
    void an_account_that_stays_root_or_cannot_be_had_is_passed_over() throws IOException {
        var absent = account("absent", "no-such-program-anywhere");
        var failing = account("failing", "false");
        ServerAccount working = ServerAccount.choose(Platform.current(), ANY_PROGRAM, work);

        ServerAccount chosen = ServerAccount.choose(List.of(absent, failing, working), ANY_PROGRAM, work);

        assertThat(chosen).isEqualTo(working);
    }

    @Test
    void when_nothing_works_the_error_lists_what_was_tried_and_what_to_do() {
        var absent = account("absent", "no-such-program-anywhere");
        var failing = account("failing", "false");

        assertThatThrownBy(() -> ServerAccount.choose(List.of(absent, failing), ANY_PROGRAM, work))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageStartingWith("PostgreSQL refuses to run as root, and no other account could be taken to run"
                        + " /bin/sh in " + work + ". Tried:\n"
                        + "  absent: Cannot run program \"no-such-program-anywhere\"")
                .hasMessageContaining("No such file or directory")
                .hasMessageEndingWith(
                        "\n  failing: exit status 1 (still root, or a directory on the way is closed to the account)\n"
                                + "Next step: run the build as an ordinary user, install setpriv (package util-linux), choose"
                                + " directories that the account nobody can reach (options cacheDirectory and workDirectory),"
                                + " or use a server of your own with `target: jdbc:postgresql://HOST:PORT/DATABASE`.");
    }

    @Test
    void a_program_that_the_account_may_not_run_is_no_way() throws IOException {
        Path closed = Files.createFile(
                directory.resolve("program"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        ServerAccount working = ServerAccount.choose(Platform.current(), ANY_PROGRAM, work);

        assertThatThrownBy(() -> ServerAccount.choose(List.of(working), closed, work))
                .isInstanceOf(EmbeddedPostgresException.class);
    }

    @Test
    void a_directory_behind_a_closed_one_is_no_way_for_another_account() throws IOException {
        Path closed = Files.createDirectory(directory.resolve("closed"));
        Visibility.PRIVATE.apply(closed);
        Path inside = Files.createDirectory(closed.resolve("inside"));
        var others = ServerAccount.rootCandidates(work).stream()
                .filter(candidate -> candidate.owner().isPresent()
                        && !candidate.owner().get().equals(owner(closed)))
                .toList();

        assertThat(others).isNotEmpty();
        assertThatThrownBy(() -> ServerAccount.choose(others, ANY_PROGRAM, inside))
                .isInstanceOf(EmbeddedPostgresException.class);
    }

    private static UserPrincipal owner(Path path) {
        try {
            return Files.getOwner(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String idOf(ServerAccount candidate) throws IOException {
        try {
            return new Command(candidate.running(List.of("id", "-u")), Path.of("/"))
                    .run()
                    .output();
        } catch (IOException e) {
            return "not on this machine";
        }
    }

    private static ServerAccount account(String description, String program) {
        return new ServerAccount(description, List.of(program), Optional.empty());
    }
}
