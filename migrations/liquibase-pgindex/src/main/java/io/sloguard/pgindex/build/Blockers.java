package io.sloguard.pgindex.build;

import io.sloguard.pgindex.catalog.Blocker;
import java.util.List;
import java.util.stream.Collectors;

/** Words for several blockers at once. */
final class Blockers {

    private static final int SHOWN = 5;

    private Blockers() {}

    static String describe(List<Blocker> blockers) {
        if (blockers.isEmpty()) {
            return "a session that has ended meanwhile";
        }
        String shown = blockers.stream().limit(SHOWN).map(Blocker::describe).collect(Collectors.joining("; "));
        return blockers.size() <= SHOWN ? shown : shown + "; and " + (blockers.size() - SHOWN) + " more";
    }
}
