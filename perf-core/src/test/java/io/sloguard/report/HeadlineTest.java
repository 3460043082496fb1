package io.sloguard.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.scenario.Invariant;
import io.sloguard.slo.BrokenInvariant;
import io.sloguard.slo.Evidence;
import io.sloguard.slo.JudgedRun;
import io.sloguard.slo.Judgement;
import io.sloguard.slo.SampleRun;
import io.sloguard.slo.Verdict;
import io.sloguard.slo.VerdictState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PASS | 0 | PASS | The objective held | ''",
                "PASS PASS | 0 | PASS | All 2 objectives held | ''",
                "FAIL | 0 | FAIL | 1 of 1 objective broken | ''",
                "PASS FAIL | 0 | FAIL | 1 of 2 objectives broken | 1 held",
                "PASS FAIL NO_DATA | 2 | FAIL | 1 of 3 objectives broken | 2 invariants broken, 1 held, 1 not measured",
                "PASS PASS | 1 | FAIL | 1 invariant broken | 2 held",
                "PASS INVALID INSUFFICIENT | 0 | INVALID | 1 of 3 objectives invalid | 1 held, 1 with too few"
                        + " operations",
                "NO_DATA INCONCLUSIVE | 0 | NO_DATA | 1 of 2 objectives not measured | 1 undecided",
                "INCONCLUSIVE INSUFFICIENT | 0 | INCONCLUSIVE | 1 of 2 objectives undecided | 1 with too few"
                        + " operations",
                "INSUFFICIENT PASS | 0 | INSUFFICIENT | 1 of 2 objectives with too few operations | 1 held",
            })
    void headline_names_what_needs_attention_most(
            String states, int invariants, VerdictState state, String sentence, String rest) {
        List<Verdict> verdicts = Arrays.stream(states.split(" "))
                .map(VerdictState::valueOf)
                .map(HeadlineTest::verdict)
                .toList();

        assertThat(Headline.of(new Judgement(verdicts, broken(invariants))))
                .isEqualTo(new Headline(state, sentence, rest));
    }

    @ParameterizedTest
    @CsvSource({
        "PASS PASS, '[ok] 2 of 2 objectives held'",
        "PASS INCONCLUSIVE, '[ ? ] 1 of 2 objectives held; 1 undecided'",
        "INCONCLUSIVE FAIL, '[FAIL] 0 of 2 objectives held; 1 broken, 1 undecided'",
        "PASS NO_DATA, '[!!] 1 of 2 objectives held; 1 not measured'"
    })
    void console_closes_with_the_symbol_of_the_headline(String states, String sentence) {
        List<Verdict> verdicts = Arrays.stream(states.split(" "))
                .map(VerdictState::valueOf)
                .map(HeadlineTest::verdict)
                .toList();
        JudgedRun run = new JudgedRun(SampleRun.realistic().result(), new Judgement(verdicts, List.of()));

        assertThat(new ConsoleReport(Symbols.ASCII).sentence(run)).isEqualTo(sentence);
    }

    private static Verdict verdict(VerdictState state) {
        return new Verdict(SampleRun.declared("a", "errors < 1%", 1), state, Evidence.none(), "because");
    }

    private static List<BrokenInvariant> broken(int count) {
        BrokenInvariant one = new BrokenInvariant("a", new Invariant("sum unchanged", false, "1, then 2"));
        return java.util.Collections.nCopies(count, one);
    }
}
