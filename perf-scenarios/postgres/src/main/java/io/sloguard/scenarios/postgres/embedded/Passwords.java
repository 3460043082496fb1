package io.sloguard.scenarios.postgres.embedded;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody can guess and nobody has to type. */
final class Passwords {
    private static final int RANDOM_BYTES = 24;

    private Passwords() {}

    /** 192 random bits, as 32 letters, digits, hyphens and underscores. */
    static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
