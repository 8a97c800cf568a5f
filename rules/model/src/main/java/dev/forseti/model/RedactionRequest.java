package dev.forseti.model;

import java.time.Instant;
import java.util.List;

/**
 * What a user wrote that a moderator wants redacted together with a decision to list, beside the
 * evidence: it goes once the user is listed, for as long as the decision holds.
 *
 * @param id derived from the decision and the user
 * @param subject who wrote it, a user
 * @param decision the decision to list
 * @param about whom that is about, the user or a campaign that the user is of
 * @param events what is to be redacted, the newest last, 1 to {@value #MOST_EVENTS}
 * @param at when it was decided, by the console's clock
 */
public record RedactionRequest(
    String id,
    Subject subject,
    String decision,
    Subject about,
    List<EvidenceEvent> events,
    Instant at) {
  /** The greatest number of events of one request. */
  public static final int MOST_EVENTS = 200;

  public RedactionRequest {
    events = List.copyOf(events);
    if (subject.kind() != Subject.Kind.USER) {
      throw new IllegalArgumentException("subject must be a user, was " + subject.key());
    }
    if (events.isEmpty() || events.size() > MOST_EVENTS) {
      throw new IllegalArgumentException(
          "events must be 1 to " + MOST_EVENTS + ", were " + events.size());
    }
  }

  /** One for a decision; the same decision asks once about a user. */
  public static RedactionRequest of(
      Subject subject, Decision decision, List<EvidenceEvent> events) {
    return new RedactionRequest(
        decision.id() + ' ' + subject.id(),
        subject,
        decision.id(),
        decision.subject(),
        events,
        decision.at());
  }
}
