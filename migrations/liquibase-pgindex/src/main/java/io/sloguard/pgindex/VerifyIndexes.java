package io.sloguard.pgindex;

/** Checks after a deployment. */
public final class VerifyIndexes {
    private VerifyIndexes() {}
}
