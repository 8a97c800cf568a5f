package dev.forseti.reputation;

import dev.forseti.model.Corroboration;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Signal.Repeat;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules say in these tests: in mode act, once, nothing in public, unless told otherwise. */
final class TestSignals {
  static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  static final Subject EVE = Subject.user(new UserId("@eve:evil.example"));
  static final EventId EVENT = new EventId("$e");
  static final RoomId ROOM = new RoomId("!r:hs.example");

  private TestSignals() {}

  static Signal signal(String rule, double weight) {
    return signal(rule, weight, "");
  }

  static Signal signal(String rule, double weight, String group) {
    return of(EVE, rule, weight, group, Repeat.ONCE, Mode.ACT, "");
  }

  static Signal about(Subject subject, String rule, double weight) {
    return of(subject, rule, weight, "", Repeat.ONCE, Mode.ACT, "");
  }

  static Signal repeating(Signal s) {
    return of(s.subject(), s.rule().value(), s.weight(), s.group(), Repeat.ADD, s.mode(), "");
  }

  static Signal inPublic(Signal s, String reason) {
    return of(s.subject(), s.rule().value(), s.weight(), s.group(), s.repeat(), s.mode(), reason);
  }

  static Signal inMode(Signal s, Mode mode) {
    return of(
        s.subject(), s.rule().value(), s.weight(), s.group(), s.repeat(), mode, s.publicReason());
  }

  static Signal inCampaign(Signal s, Subject campaign) {
    return with(s, campaign, s.corroboration());
  }

  static Signal borneOut(Signal s, @Nullable Corroboration by) {
    return with(s, s.campaign(), by);
  }

  private static Signal with(Signal s, @Nullable Subject campaign, @Nullable Corroboration by) {
    return new Signal(
        s.id(),
        s.rule(),
        s.packVersion(),
        s.subject(),
        s.eventId(),
        s.roomId(),
        s.at(),
        s.weight(),
        s.group(),
        s.repeat(),
        s.harm(),
        s.mode(),
        s.because(),
        s.publicReason(),
        s.owner(),
        s.values(),
        campaign,
        by);
  }

  private static Signal of(
      Subject subject,
      String rule,
      double weight,
      String group,
      Repeat repeat,
      Mode mode,
      String publicReason) {
    return new Signal(
        "s",
        new RuleId(rule),
        "v",
        subject,
        EVENT,
        ROOM,
        AT,
        weight,
        group,
        repeat,
        Harm.SPAM,
        mode,
        "because " + rule,
        publicReason,
        "",
        Map.of(),
        null,
        null);
  }
}
