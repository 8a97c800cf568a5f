package dev.forseti.e2e.raid;

import dev.forseti.demo.observe.Polling;
import dev.forseti.demo.synapse.RoomHistory.Message;
import dev.forseti.model.EventId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the homeserver shows of some messages.
 *
 * @param sent how many there are
 * @param delays how long those that were removed could be read, shortest first
 */
record Removals(int sent, List<Duration> delays) {
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  Removals {
    delays = delays.stream().sorted().toList();
  }

  /** Looks until all but so many of them are removed, or no more were for so long. */
  static Removals await(
      RaidStage stage, Collection<EventId> messages, int mayStay, Duration longest) {
    Set<EventId> wanted = new HashSet<>(messages);
    Removals now = of(stage.messages(), wanted);
    boolean goesOn = true;
    while (!now.areAllBut(mayStay) && goesOn) {
      int before = now.delays.size();
      Optional<Removals> more =
          Polling.until(
              () ->
                  Optional.of(of(stage.messages(), wanted))
                      .filter(each -> each.delays.size() > before),
              longest,
              BETWEEN);
      goesOn = more.isPresent();
      now = more.orElse(now);
    }
    return now;
  }

  static Removals of(List<Message> all, Set<EventId> wanted) {
    List<Message> there = all.stream().filter(each -> wanted.contains(each.id())).toList();
    return new Removals(
        there.size(), there.stream().flatMap(each -> delay(each).stream()).toList());
  }

  private static Optional<Duration> delay(Message message) {
    return Optional.ofNullable(message.redacted()).map(at -> Duration.between(message.sent(), at));
  }

  boolean areAllBut(int mayStay) {
    return delays.size() >= sent - mayStay;
  }

  /** How many, and within what time. */
  String words() {
    return delays.isEmpty()
        ? "0 of " + sent
        : "%d of %d, median %s, longest %s"
            .formatted(
                delays.size(),
                sent,
                RaidReport.seconds(delays.get(delays.size() / 2)),
                RaidReport.seconds(delays.getLast()));
  }
}
