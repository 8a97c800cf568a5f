package dev.forseti.policy.state;

import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.Mode;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Events of users that rules in mode act hit. A verdict comes once, with the events until then; who
 * is held and not banned posts on. Of each user the newest {@value #EVENTS} events are kept, and of
 * the users who were hit last {@value #ALL} events: a raid of more is cleaned while it goes on.
 * What is forgotten is counted.
 */
public final class LaterEvidence {
  static final int EVENTS = 200;
  static final int ALL = 200_000;

  private final LinkedHashMap<Subject, ArrayDeque<Hit>> hits = new LinkedHashMap<>();
  private final Runnable forgotten;
  private int kept;

  private record Hit(EvidenceEvent event, Instant at) {}

  /**
   * Of nobody any event.
   *
   * @param forgotten hears of each event that is forgotten since more came
   */
  LaterEvidence(Runnable forgotten) {
    this.forgotten = forgotten;
  }

  /** Takes a signal in; whether it names an event that was not known. */
  boolean add(Signal signal) {
    if (signal.mode() != Mode.ACT
        || signal.weight() <= 0
        || signal.subject().kind() != Subject.Kind.USER) {
      return false;
    }
    EvidenceEvent event = new EvidenceEvent(signal.eventId(), signal.roomId());
    ArrayDeque<Hit> known = hits.getOrDefault(signal.subject(), new ArrayDeque<>());
    if (known.stream().anyMatch(each -> each.event().equals(event))) {
      return false;
    }
    known.addLast(new Hit(event, signal.at()));
    hits.putLast(signal.subject(), known);
    kept++;
    if (known.size() > EVENTS) {
      forgetOldest(known);
    }
    while (kept > ALL) {
      forgetOldest(hits.firstEntry().getValue());
      if (hits.firstEntry().getValue().isEmpty()) {
        hits.pollFirstEntry();
      }
    }
    return true;
  }

  private void forgetOldest(ArrayDeque<Hit> known) {
    known.removeFirst();
    kept--;
    forgotten.run();
  }

  /** The user's events since then. */
  public List<EvidenceEvent> since(Subject user, Instant from) {
    return hits.getOrDefault(user, new ArrayDeque<>()).stream()
        .filter(each -> !each.at().isBefore(from))
        .map(Hit::event)
        .toList();
  }
}
