package io.sloguard.scenarios.postgres.sql;

import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Where the values of some parameters are drawn from, at hand. Immutable; drawing allocates at most a boxed number. */
sealed interface Values {

    /**
     * Draws values, all from the same row.
     *
     * @param random decides which
     * @param into takes each value at the place of its parameter, a Long or a String
     */
    void draw(RandomGenerator random, Object[] into);

    /** Passes on the values of one column that show whether all of them are of a type: all, or the first and the last. */
    void forEach(int column, Consumer<Object> check);

    /** Whole numbers from {@code least} to {@code greatest} for the parameter at {@code place}. */
    record Range(int place, long least, long greatest) implements Values {

        @Override
        public void draw(RandomGenerator random, Object[] into) {
            // a range of all numbers is not accepted by the plan, so that the upper bound does not overflow
            into[place] = random.nextLong(least, greatest + 1);
        }

        @Override
        public void forEach(int column, Consumer<Object> check) {
            check.accept(least);
            check.accept(greatest);
        }
    }

    /** Rows, for the parameters from {@code place} on. */
    record Rows(int place, List<List<String>> rows) implements Values {

        public Rows {
            rows = List.copyOf(rows);
        }

        @Override
        public void draw(RandomGenerator random, Object[] into) {
            List<String> row = rows.get(rows.size() == 1 ? 0 : random.nextInt(rows.size()));
            for (int column = 0; column < row.size(); column++) {
                into[place + column] = row.get(column);
            }
        }

        @Override
        public void forEach(int column, Consumer<Object> check) {
            rows.forEach(row -> check.accept(row.get(column)));
        }
    }
}
