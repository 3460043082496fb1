package io.sloguard.scenarios.postgres.migration;

import java.util.Optional;

/** Whether a changelog can be applied here, found out without Liquibase, which need not be there. */
public final class ChangelogPlace {

    private ChangelogPlace() {}

    /** Returns what is wrong with a changelog, in one sentence; empty if it can be tried. */
    public static Optional<String> problem(String name) {
        ClassLoader loader = loader();
        if (loader.getResource("liquibase/Liquibase.class") == null) {
            return Optional.of("changelog needs Liquibase on the class path; add the dependency"
                    + " org.liquibase:liquibase-core in test scope");
        }
        return loader.getResource(name) == null
                ? Optional.of("changelog " + name + " is not on the class path")
                : Optional.empty();
    }

    /** Returns where changelogs are found: in the classes of the calling thread, or beside this one if it has none. */
    static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : ChangelogPlace.class.getClassLoader();
    }
}
