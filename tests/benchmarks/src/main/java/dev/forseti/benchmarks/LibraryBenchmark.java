package dev.forseti.benchmarks;

import dev.forseti.ingest.matrix.Decoded;
import dev.forseti.ingest.matrix.MatrixEventDecoder;
import dev.forseti.model.RoomEvent;
import dev.forseti.pipeline.EventScorer;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.standalone.service.RulePacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The packs that come along, on events that are in memory: {@code LibraryBenchmark EVENTS|FILE
 * RUNS}, with that many made-up events or a file of client events. Prints one JSON object per
 * measurement: features and rules alone, and the whole pipeline with reputations.
 */
final class LibraryBenchmark {
  private static final int WARMING = 3;

  private LibraryBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    List<RoomEvent> events = events(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    RuleCompiler.Result compiled = RuleCompiler.compile(RulePacks.of(""));
    RuleSet rules = compiled.rules();
    for (int run = 1 - WARMING; run <= runs; run++) {
      EventScorer scorer = new EventScorer(rules);
      measure("rules", run, events, event -> scorer.accept(event).size());
      LocalPipeline pipeline =
          new LocalPipeline(rules, ReputationRules.of(0.0005, compiled.rules().groups()));
      measure("pipeline", run, events, event -> pipeline.accept(event).signals().size());
    }
  }

  private static List<RoomEvent> events(String source) throws IOException {
    List<RoomEvent> events = new ArrayList<>();
    if (source.chars().allMatch(Character::isDigit)) {
      MadeEvents.of(Integer.parseInt(source)).forEachRemaining(events::add);
      return events;
    }
    try (Stream<String> lines = Files.lines(Path.of(source))) {
      lines.forEach(
          line -> {
            byte[] bytes = line.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            if (MatrixEventDecoder.decode(bytes, "file", "", Instant.EPOCH)
                instanceof Decoded.Event decoded) {
              events.add(decoded.event());
            }
          });
    }
    return events;
  }

  private static void measure(
      String part, int run, List<RoomEvent> events, ToIntFunction<RoomEvent> accept) {
    long begin = System.nanoTime();
    long signals = 0;
    for (RoomEvent event : events) {
      signals += accept.applyAsInt(event);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (run > 0) {
      System.out.printf(
          Locale.ROOT,
          "{\"part\":\"%s\",\"run\":%d,\"events\":%d,\"signals\":%d,\"events_per_second\":%.0f}%n",
          part,
          run,
          events.size(),
          signals,
          events.size() / seconds);
    }
  }
}
