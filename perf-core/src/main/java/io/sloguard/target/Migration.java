package io.sloguard.target;

import java.util.List;
import java.util.Objects;

/** Something that changes a database while others use it. Immutable; its text form is what reports call it. */
public sealed interface Migration {

    /**
     * A changelog of the class path.
     *
     * @param name the name of the resource
     */
    record Changelog(String name) implements Migration {

        public Changelog {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A command of the operating system: any migration tool. It finds the database in the variables of its environment.
     *
     * @param words the program and its arguments, at least one
     */
    record Command(List<String> words) implements Migration {

        public Command {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("a command has at least one word");
            }
        }

        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }

    /**
     * Statements that are executed one after the other, each in its own transaction.
     *
     * @param sql the statements, at least one
     */
    record Statements(List<String> sql) implements Migration {

        public Statements {
            sql = List.copyOf(sql);
            if (sql.isEmpty()) {
                throw new IllegalArgumentException("there is at least one statement");
            }
        }

        @Override
        public String toString() {
            return String.join("; ", sql);
        }
    }
}
