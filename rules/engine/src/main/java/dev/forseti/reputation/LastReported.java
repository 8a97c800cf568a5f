package dev.forseti.reputation;

import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Strength;
import java.time.Instant;

/**
 * The standing and mode of a subject that its last verdict reported. While a decision holds they
 * may differ from what follows from rules alone.
 *
 * @param standing of the last verdict
 * @param mode of the last verdict; OBSERVE with the standing NONE
 * @param newestSeen the newest time seen in an event or a decision, and later than the last
 *     verdict; it never goes back
 */
public record LastReported(Standing standing, Mode mode, Instant newestSeen) {
  static LastReported nothing(Instant at) {
    return new LastReported(Standing.NONE, Mode.OBSERVE, at);
  }

  Strength strength() {
    return new Strength(standing, mode);
  }

  LastReported seenAt(Instant at) {
    return at.isAfter(newestSeen) ? new LastReported(standing, mode, at) : this;
  }
}
