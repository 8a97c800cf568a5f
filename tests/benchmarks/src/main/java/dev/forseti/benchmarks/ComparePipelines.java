package dev.forseti.benchmarks;

import dev.forseti.ingest.matrix.Decoded;
import dev.forseti.ingest.matrix.MatrixEventDecoder;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.service.RulePacks;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds what {@code ./forseti score} concludes of a file of client events against what the whole
 * pipeline does, Kafka and Flink with RocksDB included: {@code ComparePipelines FILE FOLDER}. Ends
 * with status 0 when all signals and verdicts agree in all fields.
 */
final class ComparePipelines {
  private static final double BUDGET = 0.0005;

  private ComparePipelines() {}

  public static void main(String[] arguments) throws Exception {
    List<RoomEvent> events = read(Path.of(arguments[0]));
    Path folder = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    List<RulePack> packs = RulePacks.of("");
    Map<String, String> expected = local(events, packs);
    Map<String, String> found = whole(events, packs, folder);

    long signals = expected.keySet().stream().filter(key -> key.startsWith("signal ")).count();
    var missing = new TreeMap<>(expected);
    missing.entrySet().removeAll(found.entrySet());
    var more = new TreeMap<>(found);
    more.entrySet().removeAll(expected.entrySet());
    System.out.printf(
        "{\"events\":%d,\"signals\":%d,\"verdicts\":%d,\"missing_or_other\":%d,\"more_or_other\":%d}%n",
        events.size(), signals, expected.size() - signals, missing.size(), more.size());
    System.exit(missing.isEmpty() && more.isEmpty() ? 0 : 1);
  }

  /** Each event once, at its own time, as {@code score} takes it. */
  private static List<RoomEvent> read(Path file) throws Exception {
    Map<String, RoomEvent> events = new java.util.LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      if (MatrixEventDecoder.decode(bytes, "score", "", Instant.EPOCH)
          instanceof Decoded.Event decoded) {
        RoomEvent event = decoded.event();
        events.putIfAbsent(event.eventId().value(), event.atItsOwnTime());
      }
    }
    return new ArrayList<>(events.values());
  }

  private static Map<String, String> local(List<RoomEvent> events, List<RulePack> packs) {
    RuleSet rules = RuleCompiler.compile(packs).rules();
    var pipeline = new LocalPipeline(rules, ReputationRules.of(BUDGET, rules.groups()));
    Map<String, String> all = new TreeMap<>();
    for (RoomEvent event : events) {
      LocalPipeline.Result result = pipeline.accept(event);
      result.signals().forEach(one -> all.put("signal " + one.id(), one.toString()));
      result.verdicts().forEach(one -> all.put("verdict " + one.id(), one.toString()));
    }
    return all;
  }

  private static Map<String, String> whole(
      List<RoomEvent> events, List<RulePack> packs, Path folder) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      String kafka = broker.address();
      EventTopic.makeInOrder(kafka);
      TopicSetup.createAll(KafkaConnection.plain(kafka), Duration.ofSeconds(30));
      EventTopic.write(kafka, events.iterator());
      ScoringConfig config =
          ScoringConfig.of(KafkaConnection.plain(kafka), folder.resolve("checkpoints"), packs);
      ScoringJob.submitBounded(ScoringJob.inProcess(config), config).getJobExecutionResult().get();
      Map<String, String> all = new TreeMap<>();
      EventTopic.readAll(
          kafka, Topics.SIGNALS, one -> all.put("signal " + one.id(), one.toString()));
      EventTopic.readAll(
          kafka, Topics.VERDICTS, one -> all.put("verdict " + one.id(), one.toString()));
      return all;
    }
  }
}
