package dev.forseti.model;

import java.time.Instant;
import java.util.List;

/**
 * What all evidence says of a subject at one moment.
 *
 * @param subject whom it is about
 * @param logOdds nats for abuse against no abuse; 0 is even odds
 * @param prior the part of it that was there before any evidence, for example from the server
 * @param low lower end of the 95 % interval of the log-odds
 * @param high upper end of the 95 % interval of the log-odds
 * @param standing what follows from it
 * @param events how many of the subject's own events it rests on
 * @param asOf the tap's clock of the newest event folded in
 * @param contributions what counts, strongest first, at most 20
 */
public record Reputation(
    Subject subject,
    double logOdds,
    double prior,
    double low,
    double high,
    Standing standing,
    long events,
    Instant asOf,
    List<Contribution> contributions) {
  public Reputation {
    contributions = List.copyOf(contributions);
  }
}
