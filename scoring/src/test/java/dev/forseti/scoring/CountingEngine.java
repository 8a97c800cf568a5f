package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An engine whose every result depends on the order of everything before it: a signal's weight is
 * made of all its counters, a reputation of all its signals in their order.
 */
enum CountingEngine implements RuleEngine {
  ENGINE;

  @Override
  public Compiled compile(Collection<RulePack> packs) {
    List<String> problems =
        packs.stream()
            .filter(pack -> pack.text().contains("broken"))
            .map(pack -> pack.name() + ":1:1: broken")
            .toList();
    return new Compiled(new CountingRules("v" + packs.size()), problems);
  }

  @Override
  public Bytes rememberServer(Bytes before, RoomEvent event) {
    return number(number(before) + 1);
  }

  @Override
  public Bytes rememberSender(Bytes before, RoomEvent event) {
    return number(number(before) * 3 % 1_009 + event.eventId().value().hashCode() % 7 + 8);
  }

  private static Concluded concluded(
      Bytes before, double weight, Subject about, EventId event, RoomId room, Instant at) {
    double old = before.isNone() ? 0 : ByteBuffer.wrap(before.array()).getDouble();
    double now = old * 0.97 + weight;
    Bytes after = Bytes.of(ByteBuffer.allocate(8).putDouble(now).array());
    Standing was = standing(old);
    Standing is = standing(now);
    var reputation = new Reputation(about, now, 0, now - 1, now + 1, is, 1, at, List.of());
    if (was == is) {
      return new Concluded(after, List.of(reputation), List.of());
    }
    var verdict =
        new Verdict(
            about.key() + event + is,
            about,
            was,
            is,
            Mode.SUGGEST,
            event,
            room,
            at,
            Harm.SPAM,
            "counted",
            reputation,
            List.of(event));
    return new Concluded(after, List.of(reputation), List.of(verdict));
  }

  private static Standing standing(double logOdds) {
    return logOdds > 40 ? Standing.ACT : logOdds > 15 ? Standing.REVIEW : Standing.NONE;
  }

  static long number(Bytes bytes) {
    return bytes.isNone() ? 0 : ByteBuffer.wrap(bytes.array()).getLong();
  }

  static Bytes number(long value) {
    return Bytes.of(ByteBuffer.allocate(8).putLong(value).array());
  }

  /** Counts by sender, room and, for messages, text. */
  private record CountingRules(String version) implements Rules {
    @Override
    public List<CounterKey> keys(SeenEvent seen) {
      RoomEvent event = seen.event();
      List<CounterKey> keys = new ArrayList<>();
      if (event.isState()) {
        return keys;
      }
      keys.add(new CounterKey("sender", event.sender().value()));
      keys.add(new CounterKey("room", event.roomId().value()));
      keys.add(new CounterKey("text", event.content().string("body").orElse("")));
      return keys;
    }

    @Override
    public Counted count(CounterKey key, Bytes before, SeenEvent seen) {
      long now = number(before) * 5 % 10_007 + number(seen.sender()) + 1;
      return new Counted(number(now), Map.of(key.group(), now));
    }

    @Override
    public List<Signal> evaluate(SeenEvent seen, Map<String, Long> counters) {
      RoomEvent event = seen.event();
      long sum = number(seen.server()) + number(seen.sender());
      for (long counter : counters.values()) {
        sum += counter;
      }
      List<Signal> signals = new ArrayList<>();
      if (sum % 3 != 0) {
        signals.add(signal(event, Subject.user(event.sender()), sum % 17 / 10.0));
        signals.add(signal(event, Subject.room(event.roomId()), sum % 13 / 10.0));
      }
      return signals;
    }

    @Override
    public Concluded conclude(Bytes before, SubjectNews news) {
      RoomEvent event = news.event();
      Decision decision = news.decision();
      if (event == null) {
        return concluded(
            before,
            100,
            news.subject(),
            new EventId("$decision"),
            new RoomId("!none"),
            Opened.of(decision).at());
      }
      double weight = news.own() ? -0.1 : 0;
      for (Signal signal : news.signals()) {
        weight += signal.weight();
      }
      return concluded(
          before, weight, news.subject(), event.eventId(), event.roomId(), event.receivedAt());
    }

    private static Signal signal(RoomEvent event, Subject about, double weight) {
      return new Signal(
          event.eventId() + about.key(),
          new RuleId("counting"),
          "v",
          about,
          event.eventId(),
          event.roomId(),
          event.receivedAt(),
          weight,
          "",
          Signal.Repeat.ADD,
          Harm.SPAM,
          Mode.SUGGEST,
          "counted",
          Map.of());
    }
  }
}
