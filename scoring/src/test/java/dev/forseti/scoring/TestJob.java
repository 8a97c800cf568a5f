package dev.forseti.scoring;

import dev.forseti.features.ProtectedRooms;
import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Malformed;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.scoring.rules.InitialPacks;
import dev.forseti.scoring.stream.IncomingEvent;
import dev.forseti.scoring.stream.StreamTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The topology on a Flink in this process, with RocksDB and checkpoints, until its input ends. */
final class TestJob {
  private static final RulePack NO_PACK = TestPacks.pack("none", "");
  static final Decision NO_DECISION =
      new Decision(
          "none",
          Subject.ofKey("user:@none:one.example"),
          Decision.Kind.WATCH,
          "",
          "",
          Harm.OTHER,
          Instant.EPOCH,
          null,
          null);

  static final Verdict NO_VERDICT =
      new Verdict(
          "none",
          NO_DECISION.subject(),
          Standing.NONE,
          Standing.NONE,
          Mode.OBSERVE,
          new EventId("$none"),
          new RoomId("!none"),
          Instant.EPOCH,
          Harm.OTHER,
          "",
          "",
          new Reputation(
              NO_DECISION.subject(), 0, 0, 0, 0, Standing.NONE, 0, Instant.EPOCH, List.of()),
          List.of());

  private TestJob() {}

  /** What came out. */
  record Result(Conclusions conclusions, List<Malformed> malformed) {}

  static Result run(
      long seed, int count, List<Decision> decisions, List<RulePack> changes, ScoringConfig config)
      throws Exception {
    StreamExecutionEnvironment env = environment(config);
    ScoringTopology.Outputs outputs =
        ScoringTopology.define(
            events(env, seed, count),
            list(env, decisions, NO_DECISION, StreamTypes.DECISION, "decisions"),
            list(env, List.of(), NO_VERDICT, StreamTypes.VERDICT, "told"),
            list(env, changes, NO_PACK, StreamTypes.PACK, "packs"),
            config);
    var signals = outputs.signals().collectAsync();
    var verdicts = outputs.verdicts().collectAsync();
    var malformed = outputs.malformed().collectAsync();
    env.executeAsync("test");
    Conclusions found = Conclusions.empty();
    List<Malformed> aside = new ArrayList<>();
    try (signals;
        verdicts;
        malformed) {
      signals.forEachRemaining(found::add);
      verdicts.forEachRemaining(found::add);
      malformed.forEachRemaining(aside::add);
    }
    return new Result(found, aside);
  }

  /** The list as a stream, which Flink does not make of an empty one. */
  private static <T> DataStream<T> list(
      StreamExecutionEnvironment env,
      List<T> values,
      T placeholder,
      TypeInformation<T> type,
      String uid) {
    List<T> all = new ArrayList<>(values);
    all.add(placeholder);
    String none = placeholder.toString();
    return env.fromData(all, type)
        .uid(uid)
        .filter(value -> !value.toString().equals(none))
        .uid(uid + "-there");
  }

  static StreamExecutionEnvironment environment(ScoringConfig config) {
    StreamExecutionEnvironment env = ScoringJob.inProcess(config);
    env.configure(FlinkSettings.of(config));
    env.setParallelism(config.parallelism());
    return env;
  }

  static DataStream<IncomingEvent> events(StreamExecutionEnvironment env, long seed, int count) {
    return env.fromSequence(0, count - 1)
        .uid("numbers")
        .setParallelism(1)
        .map(new GeneratedEvents(seed, count), StreamTypes.INCOMING_EVENT)
        .uid("events")
        .setParallelism(1);
  }

  static ScoringConfig config(Path folder, int parallelism, RulePack... packs) {
    return new ScoringConfig(
        KafkaConnection.plain("127.0.0.1:1"),
        "test",
        folder.toString(),
        Duration.ofMillis(500),
        parallelism,
        InitialPacks.of(List.of(packs)),
        0.0005,
        Duration.ofDays(1),
        0,
        ProtectedRooms.ALL);
  }
}
