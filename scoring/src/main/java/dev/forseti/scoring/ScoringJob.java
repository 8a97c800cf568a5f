package dev.forseti.scoring;

import dev.forseti.model.Malformed;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.scoring.kafka.DecodeRecord;
import dev.forseti.scoring.kafka.Decoders;
import dev.forseti.scoring.kafka.KafkaConnectors;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scoring job between its topics.
 *
 * <pre>
 * events ────┐                       ┌──▶ signals
 * decisions ─┤                       ├──▶ reputations
 * verdicts ──┼──▶ ScoringTopology ───┤
 * rules ─────┘                       ├──▶ verdicts
 *                                    └──▶ malformed
 * </pre>
 *
 * Started again, it goes on from the newest complete checkpoint in its folder, which also holds how
 * far the topics were read.
 */
public final class ScoringJob {
  private static final Logger log = LoggerFactory.getLogger(ScoringJob.class);
  private static final String NAME = "forseti-scoring";

  private ScoringJob() {}

  /**
   * Starts the job. The topics have to be there. The environment's own settings stay, but for what
   * the job sets itself.
   *
   * @throws Exception when Flink refuses the job
   */
  public static JobClient submit(StreamExecutionEnvironment env, ScoringConfig config)
      throws Exception {
    return submit(env, config, NAME, false);
  }

  /**
   * The same under a name by which it is found again among the jobs of a cluster.
   *
   * @throws Exception when Flink refuses the job
   */
  public static JobClient submit(StreamExecutionEnvironment env, ScoringConfig config, String name)
      throws Exception {
    return submit(env, config, name, false);
  }

  /**
   * Starts the job on what the topics hold now; it ends when all of it is scored.
   *
   * @throws Exception when Flink refuses the job
   */
  public static JobClient submitBounded(StreamExecutionEnvironment env, ScoringConfig config)
      throws Exception {
    return submit(env, config, NAME, true);
  }

  private static JobClient submit(
      StreamExecutionEnvironment env, ScoringConfig config, String name, boolean bounded)
      throws Exception {
    Path folder = Path.of(config.checkpointFolder());
    LatestCheckpoint.in(folder).ifPresent(it -> LatestCheckpoint.deleteOthers(folder, it));
    env.configure(FlinkSettings.of(config));
    env.setParallelism(config.parallelism());
    define(env, config, bounded);
    return env.executeAsync(name);
  }

  /** Logs what of the packs does not run at that moment, or not as it was meant. */
  public static void logRuleProblems(ScoringConfig config, Instant asOf) {
    RuleCompiler.Result compiled = RuleCompiler.compile(config.rulePacks(), asOf);
    compiled.problems().forEach(problem -> log.warn("rule rejected: {}", problem.shown()));
    compiled.warnings().forEach(warning -> log.warn("{}", warning.shown()));
  }

  /** What the job asks of Flink, with the newest checkpoint to go on from. */
  public static Configuration settings(ScoringConfig config) {
    return FlinkSettings.of(config);
  }

  /** A Flink inside this process, with modest memory. */
  public static InProcessFlink inProcess(ScoringConfig config) {
    return InProcessFlink.of(FlinkSettings.inProcess(config));
  }

  /** Puts the topology between its topics. */
  static void define(StreamExecutionEnvironment env, ScoringConfig config, boolean bounded) {
    var input = new Input(env, config, bounded);
    var events = input.read(Topics.EVENTS, Decoders.events(), StreamTypes.INCOMING_EVENT, "events");
    var decisions =
        input.read(Topics.DECISIONS, Decoders.decisions(), StreamTypes.DECISION, "decisions");
    var told = input.read(Topics.VERDICTS, Decoders.verdicts(), StreamTypes.VERDICT, "verdicts");
    var packs = input.read(Topics.RULES, Decoders.packs(), StreamTypes.PACK, "rules");

    ScoringTopology.Outputs outputs =
        ScoringTopology.define(events, decisions, told, packs, config);

    DataStream<Malformed> malformed =
        events
            .getSideOutput(DecodeRecord.MALFORMED)
            .union(
                decisions.getSideOutput(DecodeRecord.MALFORMED),
                told.getSideOutput(DecodeRecord.MALFORMED),
                packs.getSideOutput(DecodeRecord.MALFORMED),
                outputs.malformed());
    write(outputs.signals(), Topics.SIGNALS, config, "write-signals");
    write(outputs.reputations(), Topics.REPUTATIONS, config, "write-reputations");
    write(outputs.verdicts(), Topics.VERDICTS, config, "write-verdicts");
    write(malformed, Topics.MALFORMED, config, "write-malformed");
  }

  /** Where the job reads. */
  private record Input(StreamExecutionEnvironment env, ScoringConfig config, boolean bounded) {
    <V, T> SingleOutputStreamOperator<T> read(
        Topic<V> topic, DecodeRecord<V, T> decode, TypeInformation<T> type, String name) {
      return env.fromSource(
              KafkaConnectors.source(topic, config.kafka(), config.groupId(), bounded),
              WatermarkStrategy.noWatermarks(),
              "read-" + name)
          .uid("read-" + name)
          .process(decode, type)
          .name("decode-" + name)
          .uid("decode-" + name);
    }
  }

  private static <T> void write(
      DataStream<T> values, Topic<T> topic, ScoringConfig config, String name) {
    values.sinkTo(KafkaConnectors.sink(topic, config.kafka())).name(name).uid(name);
  }
}
