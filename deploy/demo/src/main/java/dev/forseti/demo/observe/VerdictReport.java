package dev.forseti.demo.observe;

import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What scoring concluded of the script's users, and how long it took until the room said so. */
public final class VerdictReport {
  private final KafkaConnection kafka;
  private final Set<UserId> attackers;
  private final SendTimes sent;
  private final Consumer<String> say;

  public VerdictReport(
      KafkaConnection kafka, Set<UserId> attackers, SendTimes sent, Consumer<String> say) {
    this.kafka = kafka;
    this.attackers = attackers;
    this.sent = sent;
    this.say = say;
  }

  /** The slowest, in milliseconds: from the event that decided to the entry's being seen. */
  public long listedAfter(Map<UserId, Instant> listed) {
    long slowest = -1;
    for (Map.Entry<UserId, Verdict> each : decisive().entrySet()) {
      Optional<Instant> handed = sent.when(each.getValue().eventId());
      Instant entry = listed.get(each.getKey());
      if (handed.isPresent() && entry != null) {
        long millis = Duration.between(handed.get(), entry).toMillis();
        say.accept(
            "  %s: %d ms after its decisive event; %s"
                .formatted(each.getKey(), millis, each.getValue().reason()));
        slowest = Math.max(slowest, millis);
      }
    }
    return slowest;
  }

  /** What scoring and policy said of one who is wrongly in the list or wrongly not. */
  public void sayVerdicts(UserId user) {
    for (Verdict verdict : TopicValues.all(kafka, Topics.VERDICTS)) {
      if (verdict.subject().id().equals(user.value())) {
        say.accept(
            "  %s: %s in mode %s: %s"
                .formatted(user, verdict.standing(), verdict.mode(), verdict.reason()));
      }
    }
    for (Outcome outcome : TopicValues.all(kafka, Topics.OUTCOMES)) {
      if (outcome.subject().id().equals(user.value())) {
        say.accept("  %s: %s %s".formatted(user, outcome.status(), outcome.detail()));
      }
    }
  }

  /** The first verdict on each attacker that let policy act. */
  private Map<UserId, Verdict> decisive() {
    Map<UserId, Verdict> first = new HashMap<>();
    List<Verdict> verdicts = TopicValues.all(kafka, Topics.VERDICTS);
    for (Verdict verdict : verdicts) {
      boolean acts = verdict.standing() == Standing.ACT && verdict.mode() == Mode.ACT;
      attackers.stream()
          .filter(user -> acts && verdict.subject().id().equals(user.value()))
          .forEach(user -> first.merge(user, verdict, VerdictReport::earlier));
    }
    return first;
  }

  private static Verdict earlier(Verdict one, Verdict other) {
    return other.at().isBefore(one.at()) ? other : one;
  }
}
