package io.sloguard.baseline.store;

import io.sloguard.baseline.BaselineStore;
import io.sloguard.baseline.BaselineStoreProvider;
import io.sloguard.baseline.StoreRequest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Opens files: whatever does not name another kind of store by a scheme. A single letter is a drive of Windows. */
final class FileProvider implements BaselineStoreProvider {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    @Override
    public List<String> accepted() {
        return List.of("a file such as perf/baselines.jsonl");
    }

    @Override
    public boolean accepts(String store) {
        return !SCHEME.matcher(store).matches();
    }

    @Override
    public List<String> problems(StoreRequest request) {
        try {
            Path file = file(request);
            return Files.isDirectory(file)
                    ? List.of(request.store() + " is a directory; name a file in it, for example " + request.store()
                            + "/baselines.jsonl")
                    : List.of();
        } catch (InvalidPathException impossible) {
            return List.of(request.store() + " cannot be the name of a file: " + impossible.getReason());
        }
    }

    @Override
    public BaselineStore open(StoreRequest request) {
        return new FileBaselines(file(request), request.store());
    }

    private static Path file(StoreRequest request) {
        return request.directory().resolve(request.store());
    }
}
