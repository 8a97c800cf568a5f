package dev.forseti.policy.filter;

import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.policy.filter.MessageEvidence.Hit;
import dev.forseti.policy.filter.MessageEvidence.Message;
import dev.forseti.policy.filter.RoomFilter.Mode;
import dev.forseti.policy.filter.RoomTally.Removal;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.rooms.RoomCalls;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Removes the messages that filters want removed. What waits is done only if it is wanted still
 * when its turn has come.
 */
final class MessageRemovals {
  private final FilterConfig config;
  private final HomeserverClient homeserver;
  private final RoomCalls calls;
  private final FilterRules rules;
  private final ActionResults results;

  /** Messages whose removal was asked or counted, the newest. */
  private final LinkedHashSet<String> handled = new LinkedHashSet<>();

  MessageRemovals(
      FilterConfig config,
      HomeserverClient homeserver,
      RoomCalls calls,
      FilterRules rules,
      ActionResults results) {
    this.config = config;
    this.homeserver = homeserver;
    this.calls = calls;
    this.rules = rules;
    this.results = results;
  }

  /** Removes the message if the room's filter wants it. */
  void look(FilteredRoom room, Message message, Instant now) {
    Optional<Hit> reason = reason(room, message);
    String event = message.event().value();
    if (reason.isEmpty() || handled.contains(event)) {
      return;
    }
    RoomId id = message.room();
    if (room.filter().mode() == Mode.OBSERVE) {
      handled(event);
      results.of(id).wouldRemove++;
      note(message, reason.get(), false, now);
      return;
    }
    if (room.power().of(room.self()) < FilterText.toRemove(room.power())) {
      results.notDone(room, id, "remove", now);
      return;
    }
    handled(event);
    boolean isAsked =
        calls.ask(
            id,
            () -> room.filter().mode() == Mode.ACT && reason(room, message).isPresent(),
            () ->
                homeserver.redact(
                    id,
                    message.event(),
                    "forseti-filter-" + event,
                    FilteredRoom.REASON + words(reason.get())),
            answer -> {
              if (results.count(room, id, answer, "remove", now)) {
                results.of(id).removed++;
                note(message, reason.get(), true, now);
              } else {
                handled.remove(event); // what a rule says of it later is a new occasion
              }
            });
    if (!isAsked) {
      handled.remove(event);
      results.leftOut("remove");
    }
  }

  private void note(Message message, Hit hit, boolean isDone, Instant now) {
    results
        .of(message.room())
        .note(new Removal(message.sender(), message.event(), now, words(hit), isDone));
  }

  /** The reason for everybody. */
  private String words(Hit hit) {
    return hit.reason().isEmpty() ? rules.words(hit.rule()) : hit.reason();
  }

  private void handled(String event) {
    handled.add(event);
    if (handled.size() > MessageEvidence.MESSAGES) {
      handled.removeFirst();
    }
  }

  /** Why the room's filter wants the message removed: the gravest rule that speaks against it. */
  private Optional<Hit> reason(FilteredRoom room, Message message) {
    RoomFilter filter = room.filter();
    if (room.isSpared(message.sender()) || config.isSpared(message.sender())) {
      return Optional.empty();
    }
    Set<RuleId> chosen = new HashSet<>();
    filter.remove().forEach(name -> rules.named(name).ifPresent(chosen::addAll));
    Optional<Hit> hit = message.hitBy(chosen);
    if (hit.isEmpty()
        && filter.threshold() != RoomFilter.NO_THRESHOLD
        && message.nats(rules.groups()) >= filter.threshold()) {
      hit = message.against().stream().findFirst();
    }
    return hit;
  }
}
