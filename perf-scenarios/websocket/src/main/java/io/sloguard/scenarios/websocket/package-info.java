/**
 * WebSocket scenarios that a plan declares without Java: {@link io.sloguard.scenarios.websocket.WebSocketProvider} reads
 * them. A message is sent and its answer awaited on the same connection, or it goes out to many subscribers and counts as
 * done when the last of them has it.
 *
 * <p>No load, clock or statistic belongs here: how often a message is sent, and what its times mean, is for the library.
 */
@NullMarked
package io.sloguard.scenarios.websocket;

import org.jspecify.annotations.NullMarked;
