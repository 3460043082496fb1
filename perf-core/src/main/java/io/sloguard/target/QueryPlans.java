package io.sloguard.target;

import io.sloguard.result.QueryPlanResult;

/** Executes queries and shows their plans: a resource that a target offers if its database can. Thread-safe. */
public interface QueryPlans {

    /** How often each plan is executed and measured, after a first execution that is not. */
    int EXECUTIONS = 9;

    /**
     * Executes a query with every binding and kind, {@value #EXECUTIONS} times each, in the database as it is and, where
     * that is possible, with the guarded indexes hidden. Nothing that the query writes stays. Whatever goes wrong is the
     * error of the result.
     */
    QueryPlanResult explain(GuardedQuery query);
}
