package io.sloguard.baseline.store;

import io.sloguard.PerfException;
import io.sloguard.baseline.BaselineStore;
import io.sloguard.baseline.BaselineStoreProvider;
import io.sloguard.baseline.StoreRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens branches of the git repository of the plan: {@code git:BRANCH}, or {@code git:REMOTE/BRANCH} for the branch of a
 * remote repository, which is fetched before it is read and pushed after it is written.
 */
final class GitBranchProvider implements BaselineStoreProvider {

    private static final String PREFIX = "git:";
    private static final Pattern PLACE = Pattern.compile("(?:([\\w.-]+)/)?([\\w.-]+)");

    @Override
    public List<String> accepted() {
        return List.of(PREFIX + "BRANCH", PREFIX + "REMOTE/BRANCH");
    }

    @Override
    public boolean accepts(String store) {
        return store.startsWith(PREFIX);
    }

    @Override
    public List<String> problems(StoreRequest request) {
        if (!place(request).matches()) {
            return List.of("\"" + request.store() + "\" names no branch; write for example git:perf-baselines, or"
                    + " git:origin/perf-baselines for the one of a remote repository");
        }
        try {
            new Git(request.directory()).run("rev-parse", "--git-dir");
            return List.of();
        } catch (PerfException noRepository) {
            return List.of(String.valueOf(noRepository.getMessage()));
        }
    }

    @Override
    public BaselineStore open(StoreRequest request) {
        Matcher place = place(request);
        if (!place.matches()) {
            throw new PerfException(problems(request).get(0));
        }
        return new GitBaselines(
                new Git(request.directory()), Optional.ofNullable(place.group(1)), String.valueOf(place.group(2)));
    }

    private static Matcher place(StoreRequest request) {
        return PLACE.matcher(request.store().substring(PREFIX.length()).strip());
    }
}
