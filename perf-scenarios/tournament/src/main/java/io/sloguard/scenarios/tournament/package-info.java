/**
 * The reference domain as four scenarios: {@link io.sloguard.scenarios.tournament.Registration}, {@link
 * io.sloguard.scenarios.tournament.ResultSubmit}, {@link io.sloguard.scenarios.tournament.WebSocketBroadcast} and {@link
 * io.sloguard.scenarios.tournament.EconomyTransfer}, and {@link io.sloguard.scenarios.tournament.ModerationAction} for the
 * migration of its table. Each does what a tournament platform does, on a real PostgreSQL, and checks afterwards that nothing
 * was lost or invented.
 *
 * <p>A scenario class reads its settings and hands over to the part of the application that does the work ({@code
 * RegistrationDesk}, {@code ScoreBoard}, {@code LiveFeed}, {@code Bank}, {@code SupportDesk}); all of them reach the database through {@code
 * Database}, which owns connections and transactions. They need the tables of {@code db/changelog/tournament.yaml}.
 *
 * <p>No load, clock or statistic belongs here: how often an operation runs, and what its times mean, is for the library.
 */
@NullMarked
package io.sloguard.scenarios.tournament;

import org.jspecify.annotations.NullMarked;
