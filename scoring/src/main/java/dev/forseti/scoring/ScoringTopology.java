package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.Malformed;
import dev.forseti.model.Reputation;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.scoring.stream.ArrivedEvent;
import dev.forseti.scoring.stream.EventParts;
import dev.forseti.scoring.stream.EventStep;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.SubjectNews;
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
 *                                                 └──▶ count-parts ──values──▶    │  ▲
 *                                                                                 │  decisions
 *                           reputations, verdicts ◀── track-reputation ◀─subject──┘
 *
 * rules: to split-event and evaluate-rules; what is said of a server: to all of track-reputation
 * </pre>
 *
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
      DataStream<ArrivedEvent> events,
      DataStream<Decision> decisions,
      DataStream<RulePack> packs,
      ScoringConfig config) {
    var wiring = new Wiring(config.parallelism());
    DataStream<RulePack> rules = packs.broadcast();
    DataStream<EventStep> decided =
        decisions.map(EventStep::of, StreamTypes.STEP).name("decision-steps").uid("decision-steps");
    SingleOutputStreamOperator<SubjectNews> news =
        counted(events, rules, wiring, config)
            .union(decided)
            .partitionCustom(
                (lane, subtasks) -> Math.floorMod(lane, subtasks), step -> step.ticket().lane())
            .connect(rules)
            .process(new EvaluateRules(config), StreamTypes.NEWS)
            .name("evaluate-rules")
            .uid("evaluate-rules");
    SingleOutputStreamOperator<Reputation> reputations =
        wiring
            .byKey(news, SubjectNews::way)
            .transform("track-reputation", StreamTypes.REPUTATION, new TrackReputation(config))
            .uid("track-reputation");

    return new Outputs(
        news.getSideOutput(EvaluateRules.SIGNALS),
        reputations,
        reputations.getSideOutput(TrackReputation.VERDICTS),
        news.getSideOutput(EvaluateRules.SET_ASIDE));
  }

  /** The events, and the values of their counters. */
  private static DataStream<EventStep> counted(
      DataStream<ArrivedEvent> events,
      DataStream<RulePack> rules,
      Wiring wiring,
      ScoringConfig config) {
    SingleOutputStreamOperator<EventStep> split =
        wiring
            .byKey(events, ArrivedEvent::server)
            .transform("remember-server", StreamTypes.ARRIVED, new RememberServer())
            .uid("remember-server")
            .keyBy(ArrivedEvent::sender, Types.STRING)
            .connect(rules)
            .transform("split-event", StreamTypes.STEP, new SplitEvent(config))
            .uid("split-event");
    return split.union(
        wiring
            .byKey(split.getSideOutput(SplitEvent.PARTS), EventParts::way)
            .transform("count-parts", StreamTypes.STEP, new CountParts())
            .uid("count-parts"));
  }

  /** How operators are tied together. */
  private record Wiring(int parallelism) {
    /**
     * The stream by key. One subtask has all keys: what follows then takes over in the same thread,
     * and nothing is written in between. The state is the same either way.
     */
    <T> KeyedStream<T, String> byKey(DataStream<T> stream, KeySelector<T, String> key) {
      return parallelism == 1
          ? DataStreamUtils.reinterpretAsKeyedStream(stream, key, Types.STRING)
          : stream.keyBy(key, Types.STRING);
    }
  }
}
