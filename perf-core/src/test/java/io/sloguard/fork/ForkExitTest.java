package io.sloguard.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.json.HandoverJson;
import io.sloguard.report.Ending;
import io.sloguard.report.Handover;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A real JVM in which the end of the run and its time limit hand over at the same moment. */
class ForkExitTest {

    @TempDir
    Path directory;

    @RepeatedTest(3)
    void of_two_that_hand_over_at_once_one_is_heard_whole() throws Exception {
        Path file = directory.resolve("handover.json");

        Process process = start(file);

        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(ForkExit.HANDED_OVER);
        Handover handover = HandoverJson.read(file);
        assertThat(handover.ending()).isEqualTo(Ending.FAILED);
        assertThat(handover.message()).hasSize(Race.LENGTH).containsOnlyOnce(Race.END);
    }

    private static Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        ForkedPlan.JAVA.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Race.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Its messages are long, so that the first is still being written when the second comes. */
    static final class Race {

        static final int LENGTH = 20_000_000;
        static final String END = "!";

        private Race() {}

        public static void main(String[] arguments) throws InterruptedException {
            ForkExit exit = new ForkExit(Path.of(arguments[0]));
            CountDownLatch start = new CountDownLatch(1);
            for (String letter : new String[] {"a", "b"}) {
                Handover handover = Handover.failed(Ending.FAILED, letter.repeat(LENGTH - 1) + END);
                Thread racer = new Thread(() -> handOver(exit, start, handover));
                racer.setDaemon(true);
                racer.start();
            }
            start.countDown();
            exit.with(Handover.failed(Ending.FAILED, "c".repeat(LENGTH - 1) + END));
        }

        private static void handOver(ForkExit exit, CountDownLatch start, Handover handover) {
            try {
                start.await();
            } catch (InterruptedException ended) {
                return;
            }
            exit.with(handover);
        }
    }
}
