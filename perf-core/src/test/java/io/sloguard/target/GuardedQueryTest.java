package io.sloguard.target;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.result.PlanKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardedQueryTest {

    private static final NamedSql SQL = new NamedSql("select :a");

    @Test
    void binding_has_a_value_for_each_parameter_and_no_other() {
        assertThatThrownBy(() -> query(Map.of("hot", Map.of("b", "1")), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guard history has the parameters [a] and a binding of [b]");
    }

    @Test
    void query_without_a_binding_has_no_plan() {
        assertThatThrownBy(() -> query(Map.of(), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guard history has no plan: no binding, or no kind");
    }

    @Test
    void timeout_that_a_server_would_take_for_none_is_refused() {
        assertThatThrownBy(() -> query(Map.of("hot", Map.of("a", "1")), Duration.ofNanos(999_999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an execution takes at least 1 ms, not PT0.000999999S");
    }

    private static GuardedQuery query(Map<String, Map<String, String>> bindings, Duration timeout) {
        return new GuardedQuery("history", SQL, bindings, List.of(PlanKind.CUSTOM), List.of(), timeout);
    }
}
