package io.sloguard.pgindex.verify;

/**
 * Whether a query would use its index.
 *
 * @param guard the query
 * @param isGood whether its plan uses the index
 * @param detail the nodes of the plan from the top, or what is missing
 */
public record GuardVerdict(QueryGuard guard, boolean isGood, String detail) {}
