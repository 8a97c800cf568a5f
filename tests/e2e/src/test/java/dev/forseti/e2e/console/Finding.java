package dev.forseti.e2e.console;

import dev.forseti.model.Contribution;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What scoring would have found of one subject: signals, a verdict and a reputation. */
final class Finding {
  private static final double PRIOR = -4;

  private final Subject subject;
  private final String room;
  private final Harm harm;
  private final List<Signal> signals = new ArrayList<>();
  private final List<Contribution> parts = new ArrayList<>();
  private @Nullable Subject campaign;

  private Finding(Subject subject, String room, String harm) {
    this.subject = subject;
    this.room = room;
    this.harm = new Harm(harm);
  }

  static Finding ofUser(String user, String room, String harm) {
    return new Finding(Subject.user(new UserId(user)), room, harm);
  }

  static Finding of(Subject.Kind kind, String id, String room, String harm) {
    return new Finding(new Subject(kind, id), room, harm);
  }

  /**
   * A rule that fired.
   *
   * @param counted what the cap of its group lets through
   */
  Finding rule(
      String rule,
      String group,
      double nats,
      double counted,
      Instant at,
      EventId event,
      String because,
      Map<String, String> read) {
    Instant millis = Instant.ofEpochMilli(at.toEpochMilli());
    signals.add(
        new Signal(
            rule + "|" + subject.key() + "|" + event,
            new RuleId(rule),
            "stage",
            subject,
            event,
            new RoomId(room),
            millis,
            nats,
            group,
            Signal.Repeat.ONCE,
            harm,
            Mode.SUGGEST,
            because,
            "",
            "",
            read,
            null,
            null));
    parts.add(new Contribution(new RuleId(rule), group, nats, counted, 1, millis, event, because));
    return this;
  }

  /** Others did what it did. */
  Finding alike(Subject all) {
    campaign = all;
    return this;
  }

  double logOdds() {
    return PRIOR + parts.stream().mapToDouble(Contribution::counted).sum();
  }

  /** Puts the signals, and then the verdict that they led to. */
  void put(Script script, Standing before, Standing standing, Instant at) {
    Instant millis = Instant.ofEpochMilli(at.toEpochMilli());
    signals.forEach(signal -> script.put(Topics.SIGNALS, signal));
    var reputation =
        new Reputation(
            subject,
            logOdds(),
            PRIOR,
            logOdds() - .9,
            logOdds() + .7,
            standing,
            10 + parts.size() * 7L,
            millis,
            parts);
    Contribution last = parts.getLast();
    List<EventId> evidence = parts.stream().map(Contribution::eventId).distinct().toList();
    script.put(Topics.REPUTATIONS, reputation);
    script.put(
        Topics.VERDICTS,
        new Verdict(
            standing + "|" + subject.key() + "|" + last.eventId() + "|" + millis.toEpochMilli(),
            subject,
            before,
            standing,
            Mode.SUGGEST,
            last.eventId(),
            new RoomId(room),
            millis,
            harm,
            last.because(),
            "",
            reputation,
            evidence,
            Collections.nCopies(evidence.size(), new RoomId(room)),
            campaign));
  }

  /** Somebody who says one thing, just now, and is put before a moderator for it. */
  static void small(Script script, String name, double nats) {
    String user = "@" + name + ":evil.example";
    Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
    EventId event = script.say(Talk.HELP, user, now, "write to me");
    ofUser(user, Talk.HELP, "m.spam")
        .rule("first-message-advert", "", nats, nats, now, event, "an advertisement", Map.of())
        .put(script, Standing.NONE, Standing.REVIEW, now);
    script.flush();
  }

  static Instant ago(Instant now, String time) {
    return now.minus(Duration.parse("PT" + time));
  }
}
