package io.sloguard.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sloguard.PerfException;
import io.sloguard.record.Shards;
import io.sloguard.report.SampleRuns;
import io.sloguard.result.BaselineKey;
import io.sloguard.result.BaselineReference;
import io.sloguard.result.RunResult;
import io.sloguard.result.SampleFigures;
import io.sloguard.slo.DeclaredObjective;
import io.sloguard.slo.Judge;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.SampleRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultJsonTest {

    private static final Path SCHEMA = Path.of("../docs/result.schema.json");

    private final JudgedRun run = SampleRun.realistic();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("perf/result.json");
    }

    @Test
    void sample_has_every_kind_of_verdict_that_one_run_can_have() {
        assertThat(run.judgement().verdicts())
                .extracting(Verdict::state)
                .contains(
                        VerdictState.PASS,
                        VerdictState.FAIL,
                        VerdictState.INCONCLUSIVE,
                        VerdictState.INSUFFICIENT,
                        VerdictState.NO_DATA,
                        VerdictState.VACUOUS);
        assertThat(run.judgement().brokenInvariants()).hasSize(1);
        assertThat(run.judgement().verdicts())
                .anyMatch(verdict -> !verdict.warnings().isEmpty());
        assertThat(run.judgement().verdicts())
                .anyMatch(verdict -> verdict.evidence().isClustered());
    }

    @Test
    void written_file_keeps_the_published_schema() throws IOException {
        ResultJson.write(run, file);

        assertThat(violations(Files.readString(file))).isEmpty();
    }

    @Test
    void what_a_run_is_compared_with_is_judged_again_from_the_file() throws IOException {
        BaselineKey key = new BaselineKey("ramp", "1a2b3c4d5e6f", "linux amd64, 2 cores", 17, "PostgreSQL 18");
        BaselineReference confirmed = new BaselineReference(
                        key, SampleFigures.days(10, 11, 12, 10, 11, 10, 11, 12, 10, 11))
                .confirmedBy(SampleFigures.day(12, 38));
        BaselineReference failed = new BaselineReference(
                        new BaselineKey("catalogue", "1a2b3c4d5e6f", "m", 17, ""), SampleFigures.days(1, 1, 1, 1, 1))
                .notConfirmed("no server");
        RunResult result = run.result().comparedWith(List.of(confirmed, failed));
        List<DeclaredObjective> objectives = List.of(
                SampleRun.declared("ramp", "p95 <= 1.1 * baseline", 16),
                SampleRun.declared("catalogue", "p95 < 2 * baseline", 17));
        JudgedRun compared = new JudgedRun(result, Judge.judge(result, objectives));
        assertThat(compared.judgement().verdicts())
                .extracting(Verdict::state)
                .containsExactly(VerdictState.FAIL, VerdictState.INCONCLUSIVE);

        ResultJson.write(compared, file);

        assertThat(violations(Files.readString(file))).isEmpty();
        JudgedRun read = ResultJson.read(file);
        assertThat(read).isEqualTo(compared);
        assertThat(Judge.judge(read.result(), read.objectives())).isEqualTo(compared.judgement());
    }

    @Test
    void diagnosed_run_keeps_the_published_schema_and_reads_back_equal() throws IOException {
        JudgedRun diagnosed = SampleRuns.diagnosed();

        ResultJson.write(diagnosed, file);

        assertThat(violations(Files.readString(file))).isEmpty();
        assertThat(ResultJson.read(file)).isEqualTo(diagnosed);
    }

    @Test
    void what_is_claimed_of_a_measurement_is_judged_again_from_the_file() throws IOException {
        JudgedRun measured = SampleRun.of(
                List.of(new Shards(5, 2_000, 0.01, List.of(10_000_000L)).whole()),
                List.of(
                        SampleRun.declared("sharded", "commit p95 <= 10ms", 9),
                        SampleRun.declared("sharded", "commit mean <= 30ms", 10),
                        SampleRun.declared("sharded", "comit p95 <= 10ms", 11)));
        assertThat(measured.judgement().verdicts())
                .extracting(Verdict::state)
                .containsExactly(VerdictState.FAIL, VerdictState.PASS, VerdictState.NO_DATA);

        ResultJson.write(measured, file);

        assertThat(violations(Files.readString(file))).isEmpty();
        JudgedRun read = ResultJson.read(file);
        assertThat(read).isEqualTo(measured);
        assertThat(Judge.judge(read.result(), read.objectives())).isEqualTo(measured.judgement());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "perf-result/1 | perf-result/2",
                "\"seed\" : 42 | \"seed\" : 42, \"sed\" : 1",
                "\"verdict\" : \"PASS\" | \"verdict\" : \"GREEN\"",
                "\"fsync\" : \"on\" | \"fsync\" : true",
                "\"users\" : 8 | \"users\" : 8, \"rate\" : {\"operations\" : 1, \"periodNanos\" : 1}",
                "\"sample\" | \"example\"",
                "\"count\" : 0 | \"count\" : 1",
                "\"holds\" : true | \"holds\" : \"yes\"",
                "\"kind\" : \"generic\" | \"kind\" : \"general\"",
                "\"planGuard\" | \"guard\"",
            })
    void schema_refuses_what_the_format_does_not_have(String right, String wrong) throws IOException {
        ResultJson.write(run, file);
        String text = Files.readString(file);

        List<Error> violations = violations(text.replace(right, wrong));

        assertThat(text).contains(right);
        assertThat(violations).isNotEmpty();
    }

    @Test
    void a_build_of_several_modules_at_once_marks_the_result() throws IOException {
        RunResult result = run.result();
        RunResult marked = result.in(result.environment().inBuildOf(4));
        ResultJson.write(new JudgedRun(marked, run.judgement()), file);

        assertThat(ResultJson.read(file).result().environment().modulesAtOnce()).isEqualTo(4);
        assertThat(violations(Files.readString(file))).isEmpty();
        ResultJson.write(run, file);
        assertThat(file).content().doesNotContain("modulesAtOnce");
    }

    @Test
    void run_read_back_is_equal() {
        ResultJson.write(run, file);

        assertThat(ResultJson.read(file)).isEqualTo(run);
    }

    @Test
    void run_read_back_and_judged_again_has_the_same_verdicts() {
        ResultJson.write(run, file);

        JudgedRun read = ResultJson.read(file);

        assertThat(Judge.judge(read.result(), read.objectives())).isEqualTo(run.judgement());
    }

    @Test
    void same_run_written_twice_gives_the_same_bytes() throws IOException {
        ResultJson.write(run, file);
        byte[] first = Files.readAllBytes(file);

        ResultJson.write(ResultJson.read(file), file);

        assertThat(file).hasBinaryContent(first);
    }

    @Test
    void successful_write_leaves_nothing_but_the_file() throws IOException {
        ResultJson.write(run, file);

        assertThat(below(directory)).containsExactly(file.getParent(), file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "perf-result/1 | perf-result/2 | its schema is perf-result/2, this version reads perf-result/1",
                "\"runId\" | \"runID\" | missing: /runId",
                "\"seed\" : 42 | \"seed\" : \"42\" | not a whole number: /seed",
                "\"seed\" : 42 | \"seed\" : null | unexpected null: /seed",
                "\"cores\" : 2 | \"cores\" : 4294967296 | not a number of this size: /environment/cores",
                "2026-11-24T07:30:15.123456789Z | yesterday | not a time like 2026-11-24T07:30:00Z: /startedAt",
                "\"verdict\" : \"PASS\" | \"verdict\" : \"GREEN\" | not one of PASS, FAIL, INCONCLUSIVE, INSUFFICIENT,"
                        + " NO_DATA, INVALID, VACUOUS: /objectives/2/verdict",
                "\"model\" : \"closed\" | \"model\" : \"half-open\" | not open or closed: /scenarios/2/load/model",
                "\"arrivals\" : \"poisson\" | \"arrivals\" : \"random\" | not one of even, poisson:"
                        + " /scenarios/0/load/arrivals",
                "\"retries\" : 17 | \"retries\" : 1.5 | not a whole number: /scenarios/0/counters/retries",
                "\"holds\" : true | \"holds\" : \"yes\" | not true or false: /scenarios/0/invariants/0/holds",
                "\"slots\" : [ [ | \"slots\" : [ 1, [ | not a list of lists: /scenarios/0/blocks/0/slots",
                "\"kind\" : \"generic\" | \"kind\" : \"general\" | not one of custom, generic:"
                        + " /queryPlans/1/plans/0/kind",
                "\"hiddenIndexes\" : [ \"ix_orders\" ] | \"hiddenIndexes\" : [ 1 ] | not a list of texts:"
                        + " /queryPlans/0/hiddenIndexes",
            })
    void damaged_member_is_refused_with_its_path(String right, String wrong, String problem) throws IOException {
        ResultJson.write(run, file);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst(Pattern.quote(right), wrong));

        assertThat(text).contains(right);
        assertThatThrownBy(() -> ResultJson.read(file))
                .isInstanceOf(PerfException.class)
                .hasMessage(refusal(problem));
    }

    @Test
    void histogram_that_is_none_is_refused() throws IOException {
        ResultJson.write(run, file);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"histogram\" : \"[^\"]+\"", "\"histogram\" : \"AAAA\""));

        assertThatThrownBy(() -> ResultJson.read(file))
                .isInstanceOf(PerfException.class)
                .hasMessage(refusal("not a compressed histogram"));
    }

    @Test
    void counts_that_do_not_add_up_are_refused() throws IOException {
        ResultJson.write(run, file);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"started\" : 599", "\"started\" : 598"));

        assertThatThrownBy(() -> ResultJson.read(file))
                .isInstanceOf(PerfException.class)
                .hasMessage(refusal("scheduled 600 is not started 598 + dropped 1"));
    }

    @Test
    void truncated_file_is_refused_at_every_length() throws IOException {
        ResultJson.write(run, file);
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length += 997) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ResultJson.read(file))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(PerfException.class)
                    .hasMessageStartingWith(file + " is not a complete result of this version: ");
        }
    }

    @Test
    void cut_off_file_is_refused_with_the_place_where_it_ends() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\n  \"schema\" : \"perf-res");

        assertThatThrownBy(() -> ResultJson.read(file))
                .isInstanceOf(PerfException.class)
                .hasMessage(refusal("Unexpected end-of-input in VALUE_STRING, line 2, column 23"));
    }

    @Test
    void text_behind_the_document_is_refused() throws IOException {
        ResultJson.write(run, file);
        Files.writeString(file, Files.readString(file) + "{}");

        assertThatThrownBy(() -> ResultJson.read(file))
                .isInstanceOf(PerfException.class)
                .hasMessage(refusal("something follows the JSON object"));
    }

    @Test
    void member_that_is_there_twice_is_refused() throws IOException {
        ResultJson.write(run, file);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"seed\" : 42", "\"seed\" : 42, \"seed\" : 43"));

        assertThatThrownBy(() -> ResultJson.read(file))
                .isInstanceOf(PerfException.class)
                .hasMessage(refusal("there twice: /seed"));
    }

    @Test
    void missing_file_is_refused() {
        assertThatThrownBy(() -> ResultJson.read(file))
                .isInstanceOf(PerfException.class)
                .hasMessage("the result " + file + " cannot be read: java.io.FileNotFoundException: " + file
                        + " (No such file or directory)");
    }

    @Test
    void write_below_a_file_fails_and_leaves_nothing() throws IOException {
        Path obstacle = Files.writeString(directory.resolve("perf"), "a file");

        assertThatThrownBy(() -> ResultJson.write(run, file))
                .isInstanceOf(PerfException.class)
                .hasMessage("the result cannot be written to " + file
                        + ": java.nio.file.FileAlreadyExistsException: " + obstacle
                        + ". Is the disk full, or the directory read-only? Nothing was left behind");
        assertThat(below(directory)).containsExactly(obstacle);
    }

    @Test
    void write_to_a_full_disk_fails_and_leaves_nothing() throws IOException {
        Path directoryOfFile = Files.createDirectories(file.getParent());
        Files.createSymbolicLink(directoryOfFile.resolve("result.json.part"), Path.of("/dev/full"));

        assertThatThrownBy(() -> ResultJson.write(run, file))
                .isInstanceOf(PerfException.class)
                .hasMessage("the result cannot be written to " + file
                        + ": java.io.IOException: No space left on device"
                        + ". Is the disk full, or the directory read-only? Nothing was left behind");
        assertThat(below(directory)).containsExactly(directoryOfFile);
    }

    @Test
    void write_that_cannot_be_moved_to_its_name_fails_and_leaves_nothing() throws IOException {
        Path obstacle = Files.createDirectories(file.resolve("not empty"));

        assertThatThrownBy(() -> ResultJson.write(run, file)).isInstanceOf(PerfException.class);
        assertThat(below(directory)).containsExactly(file.getParent(), file, obstacle);
    }

    private String refusal(String problem) {
        return file + " is not a complete result of this version: " + problem + ". Run the scenarios again";
    }

    private static List<Error> violations(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
        return schema.validate(json, InputFormat.JSON);
    }

    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> !path.equals(directory)).sorted().toList();
        }
    }
}
