package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.Malformed;
import dev.forseti.model.Reputation;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.scoring.counters.UpdateCounters;
import dev.forseti.scoring.features.AddServerAge;
import dev.forseti.scoring.features.ExtractFeatures;
import dev.forseti.scoring.reputation.TrackReputation;
import dev.forseti.scoring.rules.EvaluateRules;
import dev.forseti.scoring.stream.CounterUpdates;
import dev.forseti.scoring.stream.EvaluationInput;
import dev.forseti.scoring.stream.IncomingEvent;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.SubjectUpdate;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From events to signals, reputations and verdicts.
 *
 * <pre>
 * events ─server─▶ remember-server ─sender─▶ split-event ─────the event─────▶ evaluate-rules ─▶ signals
 *                  AddServerAge              ExtractFeatures                    │  ▲
 *                                               └──▶ count-parts ──values──▶    │  decisions
 *                                                    UpdateCounters             │  verdicts told
 *                           reputations, verdicts ◀── track-reputation ◀─subject┘
 *
 * rules: to split-event and evaluate-rules; updates of a server: to all of track-reputation
 * </pre>
 *
 * An operator's uid is its address in a checkpoint, so it stays when the class gets another name.
 * With one subtask per operator the order of arrival is the order everywhere; with more, the order
 * of each sender's events is.
 */
final class ScoringTopology {
  private ScoringTopology() {}

  /** What comes out. */
  record Outputs(
      DataStream<Signal> signals,
      DataStream<Reputation> reputations,
      DataStream<Verdict> verdicts,
      DataStream<Malformed> malformed) {}

  static Outputs define(
      DataStream<IncomingEvent> events,
      DataStream<Decision> decisions,
      DataStream<Verdict> told,
      DataStream<RulePack> packs,
      ScoringConfig config) {
    var partitioning = new Partitioning(config.parallelism());
    DataStream<RulePack> rules = packs.broadcast();
    DataStream<EvaluationInput> decided =
        decisions
            .map(EvaluationInput::of, StreamTypes.EVALUATION_INPUT)
            .name("decision-steps")
            .uid("decision-steps");
    DataStream<EvaluationInput> readBack =
        told.map(EvaluationInput::of, StreamTypes.EVALUATION_INPUT)
            .name("told-verdicts")
            .uid("told-verdicts");
    SingleOutputStreamOperator<SubjectUpdate> updates =
        withCounters(events, rules, partitioning, config)
            .union(decided, readBack)
            .partitionCustom(
                (partition, subtasks) -> Math.floorMod(partition, subtasks),
                input -> input.correlationId().partition())
            .connect(rules)
            .process(new EvaluateRules(config.packs()), StreamTypes.SUBJECT_UPDATE)
            .name("evaluate-rules")
            .uid("evaluate-rules");
    SingleOutputStreamOperator<Reputation> reputations =
        partitioning
            .byKey(updates, SubjectUpdate::routingKey)
            .transform(
                "track-reputation",
                StreamTypes.REPUTATION,
                new TrackReputation(config.falsePositiveBudget()))
            .uid("track-reputation");

    return new Outputs(
        updates.getSideOutput(EvaluateRules.SIGNALS),
        reputations,
        reputations.getSideOutput(TrackReputation.VERDICTS),
        updates.getSideOutput(EvaluateRules.REJECTED));
  }

  /** The events, and the values of their counters. */
  private static DataStream<EvaluationInput> withCounters(
      DataStream<IncomingEvent> events,
      DataStream<RulePack> rules,
      Partitioning partitioning,
      ScoringConfig config) {
    SingleOutputStreamOperator<EvaluationInput> extracted =
        partitioning
            .byKey(events, IncomingEvent::server)
            .transform("remember-server", StreamTypes.INCOMING_EVENT, new AddServerAge())
            .uid("remember-server")
            .keyBy(IncomingEvent::sender, Types.STRING)
            .connect(rules)
            .transform(
                "split-event",
                StreamTypes.EVALUATION_INPUT,
                new ExtractFeatures(config.packs(), config.forgetAfter(), config.rooms()))
            .uid("split-event");
    return extracted.union(
        partitioning
            .byKey(
                extracted.getSideOutput(ExtractFeatures.COUNTER_UPDATES),
                CounterUpdates::routingKey)
            .transform("count-parts", StreamTypes.EVALUATION_INPUT, new UpdateCounters())
            .uid("count-parts"));
  }

  /** How streams are distributed over subtasks. */
  private record Partitioning(int parallelism) {
    /**
     * The stream by key. One subtask has all keys: the next operator then runs in the same thread,
     * and nothing is serialized in between. The state is the same either way.
     */
    <T> KeyedStream<T, String> byKey(DataStream<T> stream, KeySelector<T, String> key) {
      return parallelism == 1
          ? DataStreamUtils.reinterpretAsKeyedStream(stream, key, Types.STRING)
          : stream.keyBy(key, Types.STRING);
    }
  }
}
