package io.sloguard.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.report.SampleRuns;
import io.sloguard.slo.JudgedRun;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JUnitXmlReportTest {

    private static final JUnitXmlReport REPORT = new JUnitXmlReport();

    static Stream<JudgedRun> runs() {
        return Stream.of(
                SampleRuns.mixed(), SampleRuns.held(), SampleRuns.unproven(), SampleRuns.hostile(), SampleRuns.none());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void text_keeps_to_the_schema_of_surefire(JudgedRun run) throws Exception {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitXmlReportTest.class.getResource("surefire-subset.xsd"));

        schema.newValidator().validate(new StreamSource(new StringReader(REPORT.text(run))));
    }

    @Test
    void broken_is_a_failure_undecided_is_skipped_and_not_measured_is_an_error() {
        assertThat(REPORT.text(SampleRuns.unproven())).isEqualTo("""
                <?xml version='1.0' encoding='UTF-8'?>
                <testsuite name='perf' time='31.500' tests='4' errors='3' skipped='1' failures='0'>
                  <testcase classname='perf.undelivered' name='p50 &lt;= 1s' time='0'>
                    <error type='objective' message='invalid, observed 50 ms, 95 % bounds [44.9, 56.1], n 400'>only 388 of 400 planned operations were started: the load was not delivered as planned (perf.yaml:3)</error>
                  </testcase>
                  <testcase classname='perf.short' name='p95 &lt;= 100ms' time='0'>
                    <skipped message='too few operations, observed 12 ms, 95 % bounds [9.99, -], n 12: 0 of 12 operations took longer, 5 % may; about 47 more operations would decide (perf.yaml:5)'/>
                  </testcase>
                  <testcase classname='perf.missing' name='errors &lt; 1%' time='0'>
                    <error type='objective' message='not measured, n 0'>the server went away (perf.yaml:7)</error>
                  </testcase>
                  <testcase classname='perf.misspelt' name='max &lt;= 1s' time='0'>
                    <error type='objective' message='not measured, n 0'>the result has no scenario misspelt (perf.yaml:9)</error>
                  </testcase>
                </testsuite>
                """);
    }

    @Test
    void every_objective_and_every_invariant_is_a_case_and_the_suite_counts_them() {
        String xml = REPORT.text(SampleRuns.mixed());

        assertThat(xml)
                .contains(
                        "<testsuite name='perf' time='291.400' tests='17' errors='3' skipped='3' failures='3'>",
                        "<testcase classname='perf.registration' name='p95 &lt;= 215ms' time='0'/>",
                        "name='invariant: no tournament has more players than places' time='0'/>");
        assertThat(xml.split("<testcase ", -1)).hasSize(1 + 17);
    }

    @Test
    void invariant_that_does_not_hold_is_a_failure() {
        assertThat(REPORT.text(SampleRuns.hostile()))
                .contains("<failure type='objective' message='the invariant does not hold'>]]&gt;");
    }

    @Test
    void run_that_judged_nothing_is_an_error() {
        assertThat(REPORT.text(SampleRuns.none()).lines().toList())
                .isEqualTo(List.of(
                        "<?xml version='1.0' encoding='UTF-8'?>",
                        "<testsuite name='perf' time='291.400' tests='1' errors='1' skipped='0' failures='0'>",
                        "  <testcase classname='perf' name='objectives' time='0'>",
                        "    <error type='objective' message='no objective was judged'></error>",
                        "  </testcase>",
                        "</testsuite>"));
    }
}
