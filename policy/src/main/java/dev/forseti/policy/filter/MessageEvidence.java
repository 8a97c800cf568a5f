package dev.forseti.policy.filter;

import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.rooms.ShortText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What rules said of single messages, each as one by itself: of the newest, for ten minutes. What
 * is said of somebody else by way of a message is kept apart.
 */
final class MessageEvidence {
  static final int MESSAGES = 20_000;
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final LinkedHashMap<List<Object>, Message> messages = new LinkedHashMap<>();

  /**
   * A rule that hit it.
   *
   * @param reason for everybody; empty for none of its own
   */
  record Hit(RuleId rule, String group, double weight, Mode mode, String reason) {
    private static final int LONGEST = 300;

    private static Hit of(Signal signal) {
      return new Hit(
          signal.rule(),
          signal.group(),
          signal.weight(),
          signal.mode(),
          ShortText.of(signal.publicReason(), LONGEST));
    }
  }

  /** One message. */
  static final class Message {
    private final Instant since;
    private final EventId event;
    private final RoomId room;
    private final UserId sender;
    private final Map<RuleId, Hit> hits = new HashMap<>();

    private Message(EventId event, RoomId room, UserId sender, Instant since) {
      this.since = since;
      this.event = event;
      this.room = room;
      this.sender = sender;
    }

    EventId event() {
      return event;
    }

    RoomId room() {
      return room;
    }

    UserId sender() {
      return sender;
    }

    /**
     * All evidence in nats of rules that may act, and all that speaks for the sender. A group of
     * rules that measure the same thing adds up to its cap, either way, as in a reputation.
     */
    double nats(EvidenceGroups groups) {
      Map<String, Double> against = new HashMap<>();
      Map<String, Double> infavour = new HashMap<>();
      for (Hit hit : hits.values()) {
        String group = hit.group().isEmpty() ? hit.rule() + "\n" : hit.group();
        if (hit.weight() < 0) {
          infavour.merge(group, -hit.weight(), Double::sum);
        } else if (hit.mode() == Mode.ACT) {
          against.merge(group, hit.weight(), Double::sum);
        }
      }
      return capped(against, groups) - capped(infavour, groups);
    }

    private static double capped(Map<String, Double> sums, EvidenceGroups groups) {
      return sums.entrySet().stream()
          .mapToDouble(sum -> Math.min(sum.getValue(), groups.cap(sum.getKey())))
          .sum();
    }

    /** What speaks against it and is no rule that is only tried out, the gravest first. */
    List<Hit> against() {
      return hits.values().stream()
          .filter(hit -> hit.weight() > 0 && hit.mode() != Mode.OBSERVE)
          .sorted(Comparator.comparingDouble(Hit::weight).reversed().thenComparing(Hit::rule))
          .toList();
    }

    /** The gravest of these rules that hit it. */
    Optional<Hit> hitBy(Set<RuleId> rules) {
      return against().stream().filter(hit -> rules.contains(hit.rule())).findFirst();
    }
  }

  /**
   * Takes in what a rule said of a user by way of a message; that message, none if it speaks of no
   * user.
   */
  Optional<Message> add(Signal signal, Instant now) {
    forget(now);
    Optional<UserId> sender =
        signal.subject().kind() == Subject.Kind.USER
            ? UserId.read(signal.subject().id())
            : Optional.empty();
    return sender.map(
        user -> {
          Message message =
              messages.computeIfAbsent(
                  List.of(signal.eventId(), user),
                  key -> new Message(signal.eventId(), signal.roomId(), user, now));
          message.hits.put(signal.rule(), Hit.of(signal));
          return message;
        });
  }

  private void forget(Instant now) {
    while (!messages.isEmpty()
        && (messages.size() >= MESSAGES
            || !messages.firstEntry().getValue().since.isAfter(now.minus(KEPT)))) {
      messages.pollFirstEntry();
    }
  }
}
