package dev.forseti.policy.filter;

import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Map;

/** What rules of tests say. */
final class FilterSignals {
  private FilterSignals() {}

  /** Of a sender in the room of tests, by way of an event. */
  static Signal of(
      String id,
      EventId event,
      UserId sender,
      Instant now,
      String rule,
      String group,
      double weight,
      Mode mode) {
    return new Signal(
        id,
        new RuleId(rule),
        "v",
        Subject.user(sender),
        event,
        FilterWorld.ROOM,
        now,
        weight,
        group,
        Signal.Repeat.ONCE,
        new Harm("m.spam"),
        mode,
        "because",
        "",
        "",
        Map.of(),
        null,
        null);
  }
}
