package dev.forseti.scoring.reputation;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.scoring.stream.SubjectUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Made-up updates of subjects, in mode act and of one moment unless told otherwise. */
final class Updates {
  static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private Updates() {}

  static SubjectUpdate signal(Subject subject, String event, String rule, double weight) {
    return signal(subject, event, rule, weight, Mode.ACT, AT);
  }

  /** An own event against the subject, or one of another that speaks for it. */
  static SubjectUpdate signal(
      Subject subject, String event, String rule, double weight, Mode mode, Instant at) {
    var id = new EventId(event);
    var room = new RoomId("!r:one.example");
    var signal =
        new Signal(
            event,
            new RuleId(rule),
            "v",
            subject,
            id,
            room,
            at,
            weight,
            "",
            Signal.Repeat.ONCE,
            Harm.SPAM,
            mode,
            "because",
            "",
            "",
            Map.of(),
            null,
            null);
    return new SubjectUpdate(
        subject,
        id,
        room,
        at,
        weight > 0,
        false,
        List.of(signal),
        null,
        null,
        EvidenceGroups.NONE,
        subject.key());
  }

  static SubjectUpdate decision(
      Subject subject, Decision.Kind kind, String id, @Nullable String undoes) {
    return SubjectUpdate.of(
        new Decision(id, subject, kind, "mo", "said so", Harm.SPAM, AT, null, undoes),
        EvidenceGroups.NONE);
  }
}
