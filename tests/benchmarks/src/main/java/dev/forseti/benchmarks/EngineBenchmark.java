package dev.forseti.benchmarks;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.pipeline.EventScorer;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Features and rules alone, on events that are in memory: {@code EngineBenchmark EVENTS RUNS}. Each
 * rule asks five things: type, age, a part of the text, letters and mentions. Prints one JSON
 * object per measurement.
 */
final class EngineBenchmark {
  private static final int[] SIZES = {10, 100, 1_000};
  private static final int WARMING = 3;

  private EngineBenchmark() {}

  public static void main(String[] arguments) {
    List<RoomEvent> events = new ArrayList<>();
    MadeEvents.of(Integer.parseInt(arguments[0])).forEachRemaining(events::add);
    int runs = Integer.parseInt(arguments[1]);
    for (String test : List.of("contains", "matches")) {
      for (int size : SIZES) {
        RuleSet rules = rules(size, test);
        for (int run = 1 - WARMING; run <= runs; run++) {
          measure(rules, test, events, run);
        }
      }
    }
  }

  private static void measure(RuleSet rules, String test, List<RoomEvent> events, int run) {
    var scorer = new EventScorer(rules);
    long begin = System.nanoTime();
    long signals = 0;
    for (RoomEvent event : events) {
      signals += scorer.accept(event).size();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (run > 0) {
      System.out.printf(
          Locale.ROOT,
          "{\"rules\":%d,\"text\":\"%s\",\"run\":%d,\"events\":%d,\"signals\":%d,"
              + "\"events_per_second\":%.0f}%n",
          rules.size(),
          test,
          run,
          events.size(),
          signals,
          events.size() / seconds);
    }
  }

  private static RuleSet rules(int count, String test) {
    var text = new StringBuilder("pack: made\nrules:\n");
    for (int i = 0; i < count; i++) {
      text.append("  - {id: r")
          .append(i)
          .append(", mode: observe, signal: {about: sender, weight: 1.0}, when: '")
          .append("event.type == \"m.room.message\" && sender.age < duration(\"")
          .append(1 + i % 30)
          .append("d\") && text.body.")
          .append(test)
          .append("(\"")
          .append(MadeEvents.word(i * 3))
          .append("\") && text.letters > ")
          .append(10 + i % 50)
          .append(" && mentions.users >= ")
          .append(i % 3)
          .append("'}\n");
    }
    RuleCompiler.Result made =
        RuleCompiler.compile(List.of(new RulePack("made", text.toString(), Map.of())));
    if (!made.problems().isEmpty()) {
      throw new IllegalStateException(made.problems().getFirst().shown());
    }
    return made.rules();
  }
}
