package dev.forseti.policy.state;

import dev.forseti.model.Measure;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The times that policy gives to what it does about a subject. Which of a ban and an unban came
 * last follows from them, so they go on when the clock is set back, and as fast as it: waits are
 * told by them too. Each subject has its own: a clock that was ahead for a moment leaves a trace
 * where something was done in that moment only.
 */
final class ActTimes {
  private final Map<Subject, Instant> newest = new HashMap<>();

  /** How far the times of a subject are ahead of the clock. */
  private final Map<Subject, Duration> ahead = new HashMap<>();

  /** Something was done at that time. */
  void seen(Subject subject, Instant at) {
    newest.merge(subject, at, (a, b) -> b.isBefore(a) ? a : b);
  }

  /** The time of what is done now: the clock's, unless something later was done before. */
  Instant next(Subject subject, Instant now) {
    Instant last = newest.getOrDefault(subject, Instant.MIN);
    if (!now.isBefore(last)) {
      ahead.remove(subject);
      return now;
    }
    Instant next = now.plus(ahead.getOrDefault(subject, Duration.ZERO));
    if (!next.isBefore(last)) {
      return next;
    }
    Instant after = last.plusMillis(1);
    ahead.put(subject, Duration.between(now, after));
    return after;
  }

  /** The measure as asked now: after all that was done about its subject. */
  Measure askedNow(Measure m, Instant now) {
    return new Measure(
        m.id(),
        m.kind(),
        m.subject(),
        m.roomId(),
        m.entry(),
        m.eventId(),
        m.cause(),
        next(m.subject(), now));
  }

  void retain(Set<Subject> kept) {
    newest.keySet().retainAll(kept);
    ahead.keySet().retainAll(kept);
  }
}
