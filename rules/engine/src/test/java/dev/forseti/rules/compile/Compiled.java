package dev.forseti.rules.compile;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.UserId;
import dev.forseti.pipeline.EventScorer;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.rules.pack.PackProblem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Packs and events for tests of the language. */
public final class Compiled {
  static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  private Compiled() {}

  /** The packs, each by its text and called p, q, r. */
  public static RuleCompiler.Result packs(String... texts) {
    return RuleCompiler.compile(
        IntStream.range(0, texts.length)
            .mapToObj(i -> new RulePack("pqr".substring(i, i + 1), texts[i], Map.of()))
            .toList());
  }

  /** What the first problem or warning looks like. */
  public static String first(List<PackProblem> problems) {
    return problems.isEmpty() ? "" : problems.getFirst().shown();
  }

  /** A message after that many seconds; one without a text is encrypted. */
  public static RoomEvent says(int second, String sender, String text) {
    boolean seen = !text.isEmpty();
    Instant at = START.plusSeconds(second);
    return new RoomEvent(
        new EventId("$" + second + sender),
        new RoomId("!r:one.example"),
        seen ? "m.room.message" : "m.room.encrypted",
        null,
        new UserId(sender),
        at,
        at,
        seen
            ? new Json.Obj(Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(text)))
            : Json.Obj.EMPTY,
        null,
        "test",
        "",
        Set.of(),
        Json.Obj.EMPTY);
  }

  /** The signals of the last of the events. */
  public static List<Signal> last(RuleSet rules, RoomEvent... events) {
    EventScorer scorer = new EventScorer(rules);
    return Arrays.stream(events).map(scorer::accept).toList().getLast();
  }

  /** The rules that speak of the last of the events. */
  public static List<String> fired(RuleSet rules, RoomEvent... events) {
    return last(rules, events).stream().map(signal -> signal.rule().value()).toList();
  }
}
