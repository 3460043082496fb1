package io.sloguard.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sloguard.record.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotTest {

    private static final long MILLI = 1_000_000;

    @Test
    void operations_belong_to_the_tenth_of_a_second_of_their_intended_start() {
        ScenarioResult result =
                new Measured().ok(25, MILLI).failed(3, MILLI).ok(82, 9 * MILLI).count(5 * MILLI);

        List<Slot> slots = result.blocks().get(0).slots();

        assertThat(slots).hasSize(Slot.PER_BLOCK);
        assertThat(slots.get(1)).isEqualTo(new Slot(10, 0, List.of(0L)));
        assertThat(slots.get(2)).isEqualTo(new Slot(10, 3, List.of(5L)));
        assertThat(slots.get(3)).isEqualTo(new Slot(10, 0, List.of(10L)));
    }

    @Test
    void slots_that_do_not_add_up_to_their_block_are_refused() {
        Block block = new Measured().ok(100, MILLI).count(5 * MILLI).blocks().get(0);
        List<Slot> wrong = List.of(block.slots().get(0));

        assertThatThrownBy(() -> new Block(
                        0,
                        block.counts(),
                        block.completions(),
                        block.exceeding(),
                        block.response(),
                        block.successSumNanos(),
                        wrong))
                .hasMessage("the 1 slots of second 0 add up to Slot[operations=10, errors=0, exceeding=[0]]");
    }

    @Test
    void errors_exceed_every_limit() {
        assertThatThrownBy(() -> new Slot(10, 3, List.of(2L)))
                .hasMessage("a slot of 10 operations with 3 errors cannot have exceedances of [2]");
        assertThatThrownBy(() -> new Slot(10, 0, List.of(11L)))
                .hasMessage("a slot of 10 operations with 0 errors cannot have exceedances of [11]");
    }

    @Test
    void slots_counted_for_other_limits_cannot_be_merged() {
        Slot one = new Slot(10, 0, List.of(1L));

        assertThat(one.plus(one)).isEqualTo(new Slot(20, 0, List.of(2L)));
        assertThatThrownBy(() -> one.plus(new Slot(10, 0, List.of()))).hasMessage("counts for 1 and 0 limits");
    }
}
