package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.Malformed;
import dev.forseti.model.Reputation;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.scoring.stream.ArrivedEvent;
import dev.forseti.scoring.stream.CounterPart;
import dev.forseti.scoring.stream.EventStep;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.SubjectNews;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From events to signals, reputations and verdicts.
 *
 * <pre>
 * events ─server─▶ remember-server ─sender─▶ split-event ─────────the event─────────▶ evaluate-rules ─▶ signals
 *                                                 └─counter's key─▶ count-part ─values─▶    │
 *                                                                                           │
 *                          reputations, verdicts ◀── track-reputation ◀───────subject───────┘
 *                                                       ▲
 * decisions ───────────────────────────────subject──────┘    rules: to split-event, evaluate-rules,
 *                                                            track-reputation
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
    BroadcastStream<RulePack> rules = packs.broadcast(RunningRules.PACKS);
    SingleOutputStreamOperator<SubjectNews> news =
        counted(events, rules, config)
            .partitionCustom(
                (lane, subtasks) -> Math.floorMod(lane, subtasks), step -> step.ticket().lane())
            .connect(rules)
            .process(new EvaluateRules(config), StreamTypes.NEWS)
            .name("evaluate-rules")
            .uid("evaluate-rules");

    DataStream<SubjectNews> decided =
        decisions.map(SubjectNews::of, StreamTypes.NEWS).name("decision-news").uid("decision-news");
    SingleOutputStreamOperator<Reputation> reputations =
        news.union(decided)
            .keyBy(about -> about.subject().key(), Types.STRING)
            .connect(rules)
            .process(new TrackReputation(config), StreamTypes.REPUTATION)
            .name("track-reputation")
            .uid("track-reputation");

    return new Outputs(
        news.getSideOutput(EvaluateRules.SIGNALS),
        reputations,
        reputations.getSideOutput(TrackReputation.VERDICTS),
        news.getSideOutput(EvaluateRules.SET_ASIDE));
  }

  /** The events, and the values of their counters. */
  private static DataStream<EventStep> counted(
      DataStream<ArrivedEvent> events, BroadcastStream<RulePack> rules, ScoringConfig config) {
    SingleOutputStreamOperator<EventStep> split =
        events
            .keyBy(ArrivedEvent::server, Types.STRING)
            .process(new RememberServer(), StreamTypes.ARRIVED)
            .name("remember-server")
            .uid("remember-server")
            .keyBy(ArrivedEvent::sender, Types.STRING)
            .connect(rules)
            .process(new SplitEvent(config), StreamTypes.STEP)
            .name("split-event")
            .uid("split-event");
    return split.union(
        split
            .getSideOutput(SplitEvent.PARTS)
            .keyBy(CounterPart::key, Types.STRING)
            .process(new CountPart(), StreamTypes.STEP)
            .name("count-part")
            .uid("count-part"));
  }
}
