package dev.forseti.policy.state;

import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.Mode;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * Events of users that rules in mode act hit. A verdict comes once, with the events until then; who
 * is held and not banned posts on. Of each user the newest {@value #EVENTS} events are kept, and of
 * the {@value #USERS} users who were hit last: a raid of more is cleaned while it goes on.
 */
public final class LaterEvidence {
  private static final int EVENTS = 20;
  private static final int USERS = 20_000;

  private final LinkedHashMap<Subject, List<Hit>> hits = new LinkedHashMap<>();

  private record Hit(EvidenceEvent event, Instant at) {}

  /** Takes a signal in; whether it names an event that was not known. */
  boolean add(Signal signal) {
    if (signal.mode() != Mode.ACT
        || signal.weight() <= 0
        || signal.subject().kind() != Subject.Kind.USER) {
      return false;
    }
    EvidenceEvent event = new EvidenceEvent(signal.eventId(), signal.roomId());
    List<Hit> known = hits.getOrDefault(signal.subject(), List.of());
    if (known.stream().anyMatch(each -> each.event().equals(event))) {
      return false;
    }
    List<Hit> newest =
        Stream.concat(
                known.stream().skip(Math.max(0, known.size() + 1 - EVENTS)),
                Stream.of(new Hit(event, signal.at())))
            .toList();
    hits.putLast(signal.subject(), newest);
    if (hits.size() > USERS) {
      hits.pollFirstEntry();
    }
    return true;
  }

  /** The user's events since then. */
  public List<EvidenceEvent> since(Subject user, Instant from) {
    return hits.getOrDefault(user, List.of()).stream()
        .filter(each -> !each.at().isBefore(from))
        .map(Hit::event)
        .toList();
  }
}
