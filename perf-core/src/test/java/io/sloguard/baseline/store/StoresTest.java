package io.sloguard.baseline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.PerfException;
import io.sloguard.baseline.BaselineEntry;
import io.sloguard.baseline.BaselineHistory;
import io.sloguard.baseline.SampleEntries;
import io.sloguard.json.BaselineJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file, a branch, and the branch of a remote repository; written by threads and by processes at once. */
class StoresTest {

    private final BaselineArchive archive =
            new BaselineArchive(StoresTest.class.getClassLoader(), BaselineJson::read, BaselineJson::write);

    @TempDir
    private Path directory;

    private Git git;

    @BeforeEach
    void makeARepositoryWithARemote() throws IOException {
        Path remote = Files.createDirectory(directory.resolve("remote.git"));
        new Git(remote).run("init", "--quiet", "--bare");
        Path project = Files.createDirectory(directory.resolve("project"));
        git = new Git(project);
        git.run("init", "--quiet");
        git.run("remote", "add", "origin", remote.toString());
        directory = project;
    }

    @ParameterizedTest
    @ValueSource(strings = {"perf/baselines.jsonl", "git:perf-baselines", "git:origin/perf-baselines"})
    void what_is_kept_is_found_again_in_its_order(String store) throws InterruptedException {
        assertThat(archive.problems(store, directory)).isEmpty();
        assertThat(archive.history(store, directory).entries()).isEmpty();

        archive.append(store, directory, List.of(SampleEntries.held(0, 100)));
        archive.append(store, directory, List.of(SampleEntries.held(1, 101), SampleEntries.held(2, 102)));

        BaselineHistory history = archive.history(store, directory);
        assertThat(history.entries())
                .containsExactly(SampleEntries.held(0, 100), SampleEntries.held(1, 101), SampleEntries.held(2, 102));
        assertThat(history.remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"perf/baselines.jsonl, 25", "git:perf-baselines, 6", "git:origin/perf-baselines, 3"})
    void threads_that_write_at_once_lose_nothing(String store, int each) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Future<?>> written = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            int first = writer * each;
            written.add(writers.submit(() -> {
                for (int i = 0; i < each; i++) {
                    archive.append(store, directory, List.of(SampleEntries.held(first + i, 100)));
                }
                return null;
            }));
        }
        for (Future<?> one : written) {
            one.get();
        }
        writers.shutdown();

        assertThat(archive.history(store, directory).entries()).hasSize(4 * each);
    }

    @ParameterizedTest
    @CsvSource({"perf/baselines.jsonl, 40", "git:perf-baselines, 8"})
    void processes_that_write_at_once_lose_nothing(String store, int each) throws Exception {
        List<Process> writers = new ArrayList<>();
        for (int writer = 0; writer < 2; writer++) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            StoreWriter.class.getName(),
                            store,
                            directory.toString(),
                            String.valueOf(writer * each),
                            String.valueOf(each))
                    .inheritIO()
                    .start());
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }

        BaselineHistory history = archive.history(store, directory);
        assertThat(history.entries()).hasSize(2 * each);
        assertThat(history.remarks()).noneMatch(remark -> remark.contains("left alone"));
    }

    @Test
    void an_entry_behind_one_that_was_cut_off_is_not_spoilt() throws Exception {
        Path file = directory.resolve("perf/baselines.jsonl");
        archive.append("perf/baselines.jsonl", directory, List.of(SampleEntries.held(0, 100)));
        String cutOff = BaselineJson.write(SampleEntries.held(1, 101)).substring(0, 50);
        Files.writeString(file, cutOff, StandardOpenOption.APPEND);

        archive.append("perf/baselines.jsonl", directory, List.of(SampleEntries.held(2, 102)));

        BaselineHistory history = archive.history("perf/baselines.jsonl", directory);
        assertThat(history.entries()).containsExactly(SampleEntries.held(0, 100), SampleEntries.held(2, 102));
        assertThat(history.remarks())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("perf/baselines.jsonl:2 is left alone: ");
        assertThat(Files.readString(file)).contains("\n" + cutOff + "\n");
    }

    @Test
    void a_branch_keeps_what_is_no_entry_byte_by_byte_and_what_is_beside() throws Exception {
        byte[] foreign = {'f', 'o', (byte) 0xff, '\n'};
        String blob = git.required(foreign, "hash-object", "-w", "--stdin").text();
        String readme = git.required("read me".getBytes(), "hash-object", "-w", "--stdin")
                .text();
        String entries = "100644 blob " + blob + "\tbaselines.jsonl\n100644 blob " + readme + "\tREADME\n";
        String tree = git.required(entries.getBytes(), "mktree").text();
        String commit = git.run("-c", "user.name=a", "-c", "user.email=a@b", "commit-tree", tree, "-m", "by hand");
        git.run("update-ref", "refs/heads/perf-baselines", commit);

        archive.append("git:perf-baselines", directory, List.of(SampleEntries.held(0, 100)));

        byte[] kept = git.required(new byte[0], "cat-file", "blob", "perf-baselines:baselines.jsonl")
                .output();
        assertThat(kept).startsWith(foreign);
        assertThat(git.run("cat-file", "blob", "perf-baselines:README")).isEqualTo("read me");
        assertThat(archive.history("git:perf-baselines", directory).remarks())
                .containsExactly("perf-baselines:baselines.jsonl:1 is left alone: it is no complete entry of this"
                        + " version: it is not UTF-8 text");
    }

    @Test
    void a_branch_has_no_past_in_common_and_leaves_the_working_tree_alone() throws Exception {
        archive.append("git:perf-baselines", directory, List.of(SampleEntries.held(0, 100)));
        archive.append("git:perf-baselines", directory, List.of(SampleEntries.held(1, 100)));

        assertThat(git.run("rev-list", "--count", "perf-baselines")).isEqualTo("2");
        assertThat(git.run("status", "--porcelain")).isEmpty();
        assertThat(Files.list(directory).map(Path::getFileName)).containsExactly(Path.of(".git"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3:bucket/x | unknown store \"s3:bucket/x\"; accepted are git:BRANCH, git:REMOTE/BRANCH, a file such as"
                        + " perf/baselines.jsonl; for a table of PostgreSQL add the dependency"
                        + " io.sloguard:perf-scenarios-postgres in test scope",
                "git: | \"git:\" names no branch; write for example git:perf-baselines, or git:origin/perf-baselines for"
                        + " the one of a remote repository",
                ". | . is a directory; name a file in it, for example ./baselines.jsonl"
            })
    void what_can_be_no_store_is_refused(String store, String why) {
        assertThat(archive.problems(store, directory)).containsExactly(why);
    }

    @Test
    void a_branch_outside_of_a_repository_is_refused(@TempDir Path elsewhere) {
        assertThat(archive.problems("git:perf-baselines", elsewhere))
                .singleElement()
                .asString()
                .startsWith("git rev-parse --git-dir failed in " + elsewhere);
    }

    @Test
    void a_remote_that_does_not_answer_is_an_error_and_not_an_empty_history() {
        assertThatThrownBy(() -> archive.history("git:nowhere/perf-baselines", directory))
                .isInstanceOf(PerfException.class)
                .hasMessageContaining("git ls-remote nowhere refs/heads/perf-baselines failed in ");
    }

    @Test
    void a_store_that_cannot_be_written_is_an_error_with_the_next_step() throws IOException {
        Files.writeString(directory.resolve("perf"), "a file where a directory should be");
        List<BaselineEntry> entries = List.of(SampleEntries.held(0, 100));

        assertThatThrownBy(() -> archive.append("perf/baselines.jsonl", directory, entries))
                .isInstanceOf(PerfException.class)
                .hasMessageContaining("Is the disk full, or the directory read-only?");
    }
}
