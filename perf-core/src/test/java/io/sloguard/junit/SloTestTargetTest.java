package io.sloguard.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.result.Environment;
import io.sloguard.scenario.ScenarioContext;
import io.sloguard.slo.JudgedRun;
import io.sloguard.target.Target;
import io.sloguard.target.TargetException;
import io.sloguard.target.TargetProvider;
import io.sloguard.target.TargetRequest;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the target of a test offers to its methods. */
class SloTestTargetTest {

    private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void forget() {
        CALLS.clear();
    }

    /** A stock in memory, which can be opened if it is asked for by its name. */
    public static final class Stock implements TargetProvider, Target {

        private final AtomicInteger pieces = new AtomicInteger();

        @Override
        public List<String> accepted() {
            return List.of("stock");
        }

        @Override
        public boolean accepts(String target) {
            return target.equals("stock") || target.equals("closed stock");
        }

        @Override
        public List<String> problems(TargetRequest request) {
            return List.of();
        }

        @Override
        public Target open(TargetRequest request) {
            if (request.target().equals("closed stock")) {
                throw new TargetException("the stock is closed today");
            }
            CALLS.add("open");
            return new Stock();
        }

        @Override
        public <T> Optional<T> resource(Class<T> type) {
            return type == AtomicInteger.class ? Optional.of(type.cast(pieces)) : Optional.empty();
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("stock", "in memory");
        }

        @Override
        public void close() {
            CALLS.add("close");
        }
    }

    private Launched.Results run(Class<?> type) throws IOException {
        Path services = Files.createDirectories(directory.resolve("services/META-INF/services"));
        Files.writeString(services.resolve(TargetProvider.class.getName()), Stock.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] places = {directory.resolve("services").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(places, before)) {
            thread.setContextClassLoader(loader);
            return new Launched(directory).run(type);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    static class Selling {

        @BeforeEach
        void fill(AtomicInteger pieces, ScenarioContext context) {
            CALLS.add("before");
            pieces.set(1000);
            assertThat(context.resource(AtomicInteger.class)).isSameAs(pieces);
        }

        @SloTest(target = "stock", users = "2", warmup = "0s", operations = "400", objectives = "errors < 1%")
        void sell(AtomicInteger pieces) {
            pieces.decrementAndGet();
        }

        @AfterEach
        void count(AtomicInteger pieces, JudgedRun run) {
            CALLS.add("after " + pieces.get());
            Environment environment = run.result().environment();
            assertThat(environment.target()).containsEntry("stock", "in memory");
        }
    }

    @Test
    void target_is_open_from_the_first_to_the_last_lifecycle_method() throws IOException {
        assertThat(run(Selling.class).only()).isEqualTo("SUCCESSFUL");

        assertThat(CALLS).containsExactly("open", "before", "after 600", "close");
    }

    static class Unprepared {

        @BeforeEach
        void fill() {
            throw new IllegalStateException("no pieces");
        }

        @SloTest(target = "stock", users = "2", warmup = "0s", operations = "400", objectives = "errors < 1%")
        void sell() {}
    }

    @Test
    void target_is_closed_if_the_preparation_fails() throws IOException {
        assertThat(run(Unprepared.class).only()).isEqualTo("FAILED\nno pieces");

        assertThat(CALLS).containsExactly("open", "close");
    }

    static class NotOpened {

        @BeforeEach
        void fill() {
            CALLS.add("before");
        }

        @SloTest(target = "closed stock", users = "2", warmup = "0s", operations = "400", objectives = "errors < 1%")
        void sell() {}
    }

    @Test
    void target_that_cannot_be_opened_fails_the_test_before_anything_else() throws IOException {
        assertThat(run(NotOpened.class).only()).isEqualTo("FAILED\nthe stock is closed today");

        assertThat(CALLS).isEmpty();
    }

    /** What another extension might look for. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Tagged {}

    static class AsksForMore {

        @SloTest(target = "stock", users = "2", warmup = "0s", operations = "400", objectives = "errors < 1%")
        void sell(@Tagged AtomicInteger annotated) {}
    }

    @Test
    void parameters_with_annotations_belong_to_other_extensions() throws IOException {
        assertThat(run(AsksForMore.class).only())
                .startsWith("FAILED\nNo ParameterResolver registered for parameter"
                        + " [java.util.concurrent.atomic.AtomicInteger annotated]");
    }
}
