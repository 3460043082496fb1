package io.sloguard.baseline.store;

import io.sloguard.PerfException;
import io.sloguard.baseline.BaselineStore;
import io.sloguard.baseline.StoredLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A file on a branch of its own, without a common past with the project's. Working tree, index and current branch are never
 * touched: the commit is made from objects, and the branch is moved to it only if it still is where it was read. Who comes
 * second reads again and puts his lines behind those of the first.
 */
final class GitBaselines implements BaselineStore {

    private static final String FILE = "baselines.jsonl";

    /** By this git knows that the branch must not be there yet. */
    private static final String NO_COMMIT = "";

    /** So many others may come first, one after the other, before a writer gives up. */
    private static final int MOST_ATTEMPTS = 100;

    /** A refusal while the branch stays where it is may be another writer's lock, but not so often in a row. */
    private static final int MOST_REFUSALS = 10;

    private static final int LONGEST_PAUSE_MILLIS = 100;

    private final Git git;
    private final Optional<String> remote;
    private final String branch;

    /**
     * Creates a store.
     *
     * @param git the repository
     * @param remote the remote repository that has the branch; empty if it is the one of the plan
     * @param branch the name of the branch
     */
    GitBaselines(Git git, Optional<String> remote, String branch) {
        this.git = git;
        this.remote = remote;
        this.branch = branch;
    }

    @Override
    public List<StoredLine> lines() {
        return tip().map(commit ->
                        Lines.of(content(commit), remote.map(name -> name + "/").orElse("") + branch + ":" + FILE))
                .orElse(List.of());
    }

    @Override
    public void append(List<String> lines) throws InterruptedException {
        String refusal = "";
        int unmoved = 0;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<String> tip = tip();
            String commit = commit(tip, lines);
            Git.Answer moved = move(tip, commit);
            if (!moved.isRefused()) {
                return;
            }
            refusal = moved.complaint();
            Optional<String> now = tip();
            if (now.equals(Optional.of(commit))) {
                return; // the branch was moved, and something beside it was refused
            }
            unmoved = now.equals(tip) ? unmoved + 1 : 0;
            if (unmoved == MOST_REFUSALS) {
                throw new PerfException("the branch " + branch + " of baselines cannot be moved: " + refusal);
            }
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS));
        }
        throw new PerfException("the branch " + branch + " of baselines was moved by others " + MOST_ATTEMPTS
                + " times in a row: " + refusal + ". Try again");
    }

    /** Returns the commit that the branch is at; empty if there is no such branch. */
    private Optional<String> tip() {
        if (remote.isPresent()) {
            String listed = git.run("ls-remote", remote.get(), "refs/heads/" + branch);
            if (listed.isEmpty()) {
                return Optional.empty();
            }
            String commit = listed.split("\\s", 2)[0];
            git.run("fetch", "--quiet", "--no-tags", "--refmap=", remote.get(), "refs/heads/" + branch);
            return Optional.of(commit);
        }
        Git.Answer answer = git.ask(new byte[0], "rev-parse", "--verify", "--quiet", "refs/heads/" + branch);
        return answer.isRefused() ? Optional.empty() : Optional.of(answer.text());
    }

    private byte[] content(String commit) {
        String listed = git.run("ls-tree", commit, FILE);
        return listed.isEmpty()
                ? new byte[0]
                : git.required(new byte[0], "cat-file", "blob", commit + ":" + FILE)
                        .output();
    }

    private String commit(Optional<String> tip, List<String> lines) {
        byte[] before = tip.map(this::content).orElse(new byte[0]);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(before);
        text.writeBytes(Lines.appended(before.length > 0 && before[before.length - 1] != '\n', lines));
        String blob =
                git.required(text.toByteArray(), "hash-object", "-w", "--stdin").text();
        String entries = tip.map(this::others).orElse("") + "100644 blob " + blob + "\t" + FILE + "\n";
        String tree =
                git.required(entries.getBytes(StandardCharsets.UTF_8), "mktree").text();
        List<String> command = new ArrayList<>(identity());
        command.addAll(List.of("commit-tree", tree, "-m", "Store " + lines.size() + " baseline entries"));
        tip.ifPresent(parent -> command.addAll(List.of("-p", parent)));
        return git.run(command.toArray(String[]::new));
    }

    /** What else somebody put on the branch, for example a README, stays there. */
    private String others(String commit) {
        StringBuilder kept = new StringBuilder();
        git.run("ls-tree", commit)
                .lines()
                .filter(line -> !line.endsWith("\t" + FILE))
                .forEach(line -> kept.append(line).append('\n'));
        return kept.toString();
    }

    /** A build server often has no name and no address of its own, without which git makes no commit. */
    private List<String> identity() {
        return git.ask(new byte[0], "var", "GIT_COMMITTER_IDENT").isRefused()
                ? List.of("-c", "user.name=SLO Guard", "-c", "user.email=sloguard@localhost")
                : List.of();
    }

    private Git.Answer move(Optional<String> from, String to) {
        return remote.isPresent()
                ? git.ask(new byte[0], "push", "--quiet", remote.get(), to + ":refs/heads/" + branch)
                : git.ask(new byte[0], "update-ref", "refs/heads/" + branch, to, from.orElse(NO_COMMIT));
    }

    @Override
    public void close() {}
}
