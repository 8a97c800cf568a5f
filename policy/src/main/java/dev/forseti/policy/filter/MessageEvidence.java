package dev.forseti.policy.filter;

import dev.forseti.model.EventId;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What rules said of single messages, each as one by itself. Of so many messages as came last it is
 * known.
 */
final class MessageEvidence {
  static final int MESSAGES = 20_000;

  private final LinkedHashMap<EventId, Message> messages = new LinkedHashMap<>();

  /** One message. */
  static final class Message {
    private final EventId event;
    private final RoomId room;
    private final UserId sender;
    private final Map<RuleId, Signal> signals = new HashMap<>();

    private Message(EventId event, RoomId room, UserId sender) {
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
     * All evidence in nats of rules that may act, and all that speaks for the sender. Of a group of
     * rules that measure the same thing the strongest counts.
     */
    double nats() {
      Map<String, Double> most = new HashMap<>();
      Map<String, Double> least = new HashMap<>();
      for (Signal signal : signals.values()) {
        String group = signal.group().isEmpty() ? signal.rule() + "\n" : signal.group();
        if (signal.weight() < 0) {
          least.merge(group, signal.weight(), Math::min);
        } else if (signal.mode() == Mode.ACT) {
          most.merge(group, signal.weight(), Math::max);
        }
      }
      return sum(most.values()) + sum(least.values());
    }

    private static double sum(Collection<Double> weights) {
      return weights.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** What speaks against it and is no rule that is only tried out, the gravest first. */
    List<Signal> against() {
      return signals.values().stream()
          .filter(signal -> signal.weight() > 0 && signal.mode() != Mode.OBSERVE)
          .sorted(Comparator.comparingDouble(Signal::weight).reversed().thenComparing(Signal::rule))
          .toList();
    }

    /** The gravest of these rules that hit it. */
    Optional<Signal> hitBy(Set<RuleId> rules) {
      return against().stream().filter(signal -> rules.contains(signal.rule())).findFirst();
    }
  }

  /** Takes in what a rule said; the message that it is about, none if it is about no user's. */
  Optional<Message> add(Signal signal) {
    if (signal.subject().kind() != Subject.Kind.USER) {
      return Optional.empty();
    }
    Optional<UserId> sender = UserId.read(signal.subject().id());
    sender.ifPresent(
        user -> {
          messages
              .computeIfAbsent(signal.eventId(), event -> new Message(event, signal.roomId(), user))
              .signals
              .put(signal.rule(), signal);
          if (messages.size() > MESSAGES) {
            messages.pollFirstEntry();
          }
        });
    return sender.map(user -> messages.get(signal.eventId()));
  }
}
