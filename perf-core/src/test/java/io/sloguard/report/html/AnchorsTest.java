package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sloguard.report.Markup;
import io.sloguard.report.SampleLoad;
import io.sloguard.result.RunResult;
import io.sloguard.slo.SampleRun;
import io.sloguard.slo.Subject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnchorsTest {

    @Test
    void plain_name_is_its_own_anchor() {
        assertThat(anchors("economy-transfer", "Login_2.0").of("Login_2.0")).isEqualTo("Login_2.0");
    }

    @Test
    void names_that_look_alike_have_anchors_of_their_own() {
        Anchors anchors = anchors("a b", "a-b", "a/b");

        assertThat(List.of(anchors.of("a b"), anchors.of("a-b"), anchors.of("a/b")))
                .containsExactly("a-b-2", "a-b", "a-b-3");
    }

    @Test
    void scenario_that_the_run_lacks_is_a_word_and_no_link() {
        Anchors anchors = anchors("a");

        Markup page = new Markup();
        anchors.write(page, new Subject.Scenario("a"));
        anchors.write(page, new Subject.Scenario("b"));

        assertThat(page.document()).isEqualTo("<a href='#a'>a</a>b");
        assertThatIllegalArgumentException().isThrownBy(() -> anchors.of("b")).withMessage("the run has no scenario b");
    }

    private static Anchors anchors(String... names) {
        RunResult result = SampleRun.of(
                        Arrays.stream(names)
                                .map(name -> new SampleLoad(name, 1, 1).failed("not run"))
                                .toList(),
                        List.of())
                .result();
        return new Anchors(result);
    }
}
