package dev.forseti.policy.rooms;

import dev.forseti.model.RoomEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was said too long ago is not carried out: much may have happened since. */
public final class CommandAge {
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private CommandAge() {}

  /**
   * What is said of a command that is too old; none if it is not. The time that the sender's server
   * claims counts too: a forged one makes no command younger.
   */
  public static Optional<String> tooOld(RoomEvent event, Instant now) {
    Instant said = event.sentAt().isBefore(event.countedAt()) ? event.sentAt() : event.countedAt();
    return said.isBefore(now.minus(OLDEST))
        ? Optional.of(
            "That was said at %s, and what has happened since may make it wrong: nothing was done. Say it again."
                .formatted(Moments.text(said)))
        : Optional.empty();
  }
}
