/**
 * HTTP services under load, declared in the plan: {@link io.sloguard.scenarios.http.HttpScenarioProvider} reads what stands
 * at {@code http}.
 *
 * <p>The client is a state machine that is pushed bytes: it never blocks, and one thread can drive any number of
 * connections. How long anything took is judged elsewhere.
 */
@NullMarked
package io.sloguard.scenarios.http;

import org.jspecify.annotations.NullMarked;
