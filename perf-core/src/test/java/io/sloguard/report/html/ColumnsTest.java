package io.sloguard.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.sloguard.record.LatencyHistogram;
import io.sloguard.result.Block;
import io.sloguard.result.EvenSlots;
import io.sloguard.result.OutcomeCounts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "120, 1, 120", "121, 2, 61", "601, 10, 61", "1800, 15, 120", "1801, 20, 91", "7300, 120, 61"
    })
    void blocks_become_columns_of_a_round_number_of_seconds(int seconds, int each, int count) {
        Columns columns = Columns.of(blocks(seconds));

        assertThat(columns.secondsEach()).isEqualTo(each);
        assertThat(columns.columns()).hasSize(count);
        assertThat(columns.seconds()).isEqualTo(seconds);
    }

    @Test
    void no_operation_is_left_out_or_counted_twice() {
        List<Block> blocks = blocks(121);

        Columns columns = Columns.of(blocks);

        LatencyHistogram all =
                blocks.stream().map(Block::response).reduce(LatencyHistogram.EMPTY, LatencyHistogram::plus);
        LatencyHistogram shown = columns.columns().stream()
                .map(Columns.Column::response)
                .reduce(LatencyHistogram.EMPTY, LatencyHistogram::plus);
        assertThat(shown).isEqualTo(all);
        assertThat(columns.columns().stream()
                        .mapToLong(column -> column.counts().scheduled())
                        .sum())
                .isEqualTo(all.count());
    }

    @Test
    void last_column_holds_the_rest() {
        Columns columns = Columns.of(blocks(121));

        assertThat(columns.columns().get(59).words()).isEqualTo("seconds 118 to 119");
        assertThat(columns.columns().get(60).words()).isEqualTo("second 120");
        assertThat(columns.columns().get(60).middle()).isEqualTo(120.5);
    }

    private static List<Block> blocks(int seconds) {
        List<Block> blocks = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            LatencyHistogram.Builder response = new LatencyHistogram.Builder();
            int operations = 1 + second % 3;
            for (int i = 0; i < operations; i++) {
                response.add(1_000_000L * (1 + second) + i);
            }
            OutcomeCounts counts = new OutcomeCounts(operations, operations, 0, operations, 0, 0, 0);
            blocks.add(new Block(
                    second,
                    counts,
                    operations,
                    List.of(),
                    response.build(),
                    0,
                    EvenSlots.of(operations, 0, List.of())));
        }
        return blocks;
    }
}
