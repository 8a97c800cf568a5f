package dev.forseti.pipeline;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * What scoring refuses although its record could be decoded: one such record would corrupt the
 * state of its subject, or stop the job. Other times, such as the one that a sender claims, may be
 * anything.
 */
public final class InputLimits {
  static final Instant EARLIEST = Instant.EPOCH;
  static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private InputLimits() {}

  /**
   * Why a value is refused.
   *
   * @param reason what is wrong
   * @param detail what was found and what is allowed
   */
  public record Refusal(Malformed.Reason reason, String detail) {}

  /** Why the event is refused; none when it is not. */
  public static Optional<Refusal> refusal(RoomEvent event) {
    return time("received_at", event.receivedAt()).or(() -> time("counted_at", event.countedAt()));
  }

  /** Why the decision is refused; none when it is not. */
  public static Optional<Refusal> refusal(Decision decision) {
    Optional<EventId> cause = EventId.read("$" + decision.id());
    return cause.isPresent()
        ? time("at", decision.at())
        : Optional.of(
            new Refusal(
                Malformed.Reason.BAD_ID,
                "id must have 1 to 254 characters without control characters, had "
                    + decision.id().length()));
  }

  private static Optional<Refusal> time(String field, Instant at) {
    return at.isBefore(EARLIEST) || at.isAfter(LATEST)
        ? Optional.of(
            new Refusal(
                Malformed.Reason.NUMBER_OUT_OF_RANGE,
                "%s must be from %s to %s, was %s".formatted(field, EARLIEST, LATEST, at)))
        : Optional.empty();
  }
}
