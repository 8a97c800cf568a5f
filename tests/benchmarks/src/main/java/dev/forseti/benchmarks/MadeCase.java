package dev.forseti.benchmarks;

import dev.forseti.model.Contribution;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Mode;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is concluded of a made-up sender: four signals, their sum, a verdict, and an entry.
 *
 * @param number which one it is; ids follow from it
 * @param subject the sender
 * @param hits events of theirs, the newest first; at least one
 * @param at when
 * @param odds nats for abuse
 */
record MadeCase(int number, Subject subject, List<EventId> hits, Instant at, double odds) {
  private static final int SIGNALS = 4;
  private static final String BECAUSE = "the same text from 9 senders within an hour";
  private static final RoomId ROOM = new RoomId("!room1:commons.example");
  private static final RoomId LIST = new RoomId("!list:commons.example");

  MadeCase {
    hits = List.copyOf(hits);
  }

  List<Signal> signals() {
    return IntStream.range(0, SIGNALS).mapToObj(this::signal).toList();
  }

  private Signal signal(int rule) {
    return new Signal(
        "s" + number + "-" + rule,
        new RuleId("rule-number-" + rule),
        "1",
        subject,
        hits.get(rule % hits.size()),
        ROOM,
        at,
        2,
        "",
        Signal.Repeat.ONCE,
        Harm.SPAM,
        Mode.SUGGEST,
        BECAUSE,
        "",
        "",
        Map.of("same_text_senders", "9", "sender.messages", "14"),
        null,
        null);
  }

  Standing standing() {
    return odds > 5 ? Standing.ACT : odds > 2 ? Standing.REVIEW : Standing.WATCH;
  }

  Reputation reputation() {
    List<Contribution> why =
        signals().stream()
            .map(s -> new Contribution(s.rule(), "", 2, 2, 3, at, s.eventId(), BECAUSE))
            .toList();
    return new Reputation(subject, odds, -4, odds - 1, odds + 1, standing(), 90, at, why);
  }

  Verdict verdict() {
    return new Verdict(
        "v " + subject.id(),
        subject,
        Standing.NONE,
        standing(),
        Mode.SUGGEST,
        hits.getFirst(),
        ROOM,
        at,
        Harm.SPAM,
        BECAUSE,
        "",
        reputation(),
        hits);
  }

  PublishedEntry published() {
    String key = "rule:" + subject.id();
    var entry =
        new ListEntry(
            subject,
            ListEntry.Recommendation.BAN,
            "spam",
            Harm.SPAM,
            "decision:d" + number,
            at,
            null);
    return new PublishedEntry(subject, LIST, key, entry, new EventId("$p" + number), at);
  }
}
