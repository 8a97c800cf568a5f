package dev.forseti.reputation;

import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import java.time.Instant;

/**
 * What others were told of a subject last. While decisions hold it differs from what follows from
 * rules alone.
 *
 * @param standing of the last verdict
 * @param mode of the last verdict; OBSERVE with the standing NONE
 * @param latest the newest time seen in an event or a decision, and later than any verdict; it
 *     never goes back
 */
public record Published(Standing standing, Mode mode, Instant latest) {
  static Published nothing(Instant at) {
    return new Published(Standing.NONE, Mode.OBSERVE, at);
  }

  Published seenAt(Instant at) {
    return at.isAfter(latest) ? new Published(standing, mode, at) : this;
  }
}
