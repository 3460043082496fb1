package io.sloguard.scenarios.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** What is drawn anew for each operation. Immutable. */
sealed interface Variable {

    /** Returns the placeholders that it gives values to. */
    List<String> names();

    /** Draws, and puts what was drawn under the names. */
    void draw(RandomGenerator random, Map<String, String> values);

    /** One of several texts, each as likely as the others. */
    record Choice(String name, List<String> texts) implements Variable {

        public Choice {
            Objects.requireNonNull(name, "name");
            texts = List.copyOf(texts);
        }

        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public void draw(RandomGenerator random, Map<String, String> values) {
            values.put(name, texts.get(random.nextInt(texts.size())));
        }
    }

    /** A whole number, each as likely as the others, both ends included. */
    record Range(String name, long first, long last) implements Variable {

        public Range {
            Objects.requireNonNull(name, "name");
            if (first > last || last == Long.MAX_VALUE) {
                throw new IllegalArgumentException("a range goes from the lower number to the higher");
            }
        }

        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public void draw(RandomGenerator random, Map<String, String> values) {
            values.put(name, Long.toString(random.nextLong(first, last + 1)));
        }
    }

    /** A row of a table, each as likely as the others: {@code name.column} is what stands in a column. */
    record Row(String name, List<String> columns, List<List<String>> rows) implements Variable {

        public Row {
            Objects.requireNonNull(name, "name");
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        @Override
        public List<String> names() {
            List<String> names = new ArrayList<>();
            columns.forEach(column -> names.add(name + "." + column));
            return names;
        }

        @Override
        public void draw(RandomGenerator random, Map<String, String> values) {
            List<String> row = rows.get(random.nextInt(rows.size()));
            List<String> names = names();
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), row.get(i));
            }
        }
    }
}
