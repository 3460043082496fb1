package io.sloguard.application;

import java.util.List;

/**
 * The applications that run beside a scenario, which gets them by {@code context.resource(Applications.class)}.
 * Thread-safe.
 */
public interface Applications {

    /** Returns their names, in the order in which they were started; at least one. */
    List<String> names();

    /**
     * Returns the port on loopback that was given to an application.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    int port(String name);

    /**
     * Returns the text with the ports of the applications in the place of <code>${NAME.port}</code>, and of
     * <code>${port}</code> if there is one application only; everything else stays.
     */
    String fill(String text);
}
