package io.sloguard.scenarios.postgres.sql;

import java.util.List;
import java.util.Objects;

/** Where the values of one or several parameters come from that are drawn together. Immutable. */
sealed interface Draw {

    /** Returns the names of the parameters, at least one. */
    List<String> names();

    /** Returns where it stands in the plan. */
    String place();

    /**
     * Whole numbers, each as likely as any other.
     *
     * @param names the parameter
     * @param least the least number
     * @param greatest the greatest number
     * @param place where it stands
     */
    record OfRange(List<String> names, long least, long greatest, String place) implements Draw {

        public OfRange {
            names = List.copyOf(names);
            Objects.requireNonNull(place, "place");
        }
    }

    /**
     * One of some rows, each as likely as any other: a list, or the lines of a file.
     *
     * @param names the parameters, in the order of the columns
     * @param rows the rows, at least one
     * @param place where they stand
     */
    record OfRows(List<String> names, List<List<String>> rows, String place) implements Draw {

        public OfRows {
            names = List.copyOf(names);
            rows = List.copyOf(rows);
            Objects.requireNonNull(place, "place");
        }
    }

    /**
     * A row of what a query returns when the scenario is prepared.
     *
     * @param names the parameters, in the order of its columns
     * @param query the query
     * @param place where it stands
     */
    record OfQuery(List<String> names, String query, String place) implements Draw {

        public OfQuery {
            names = List.copyOf(names);
            Objects.requireNonNull(query, "query");
            Objects.requireNonNull(place, "place");
        }
    }
}
