package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.Malformed;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * From events to signals, reputations and verdicts.
 *
 * <pre>
 * events ─room─▶ drop-duplicates ─server─▶ remember-server ─sender─▶ split-event ─key─▶ count-part
 *                                                                      ▲                 ▲ │
 * rules ───────────────────────────────────────────────────────────────┴─────────────────┤ │
 *                                                                                        ▼ ▼
 *                     reputations, verdicts ◀── track-reputation ◀─subject── evaluate-rules ─▶ signals
 *                                                     ▲                      (event id)
 * decisions ──────────────────────────────subject─────┘
 * </pre>
 *
 * With one subtask per operator the order of arrival is the order everywhere.
 */
final class ScoringTopology {
  /** As long as the longest window, with room to spare. */
  private static final Duration LONGEST_WINDOW = Duration.ofDays(31);

  private static final Duration MEMORY = Duration.ofDays(400);

  private ScoringTopology() {}

  /** What comes out. */
  record Outputs(
      DataStream<Signal> signals,
      DataStream<Reputation> reputations,
      DataStream<Verdict> verdicts,
      DataStream<Malformed> malformed) {}

  static Outputs define(
      DataStream<RoomEvent> events,
      DataStream<Decision> decisions,
      DataStream<RulePack> packs,
      RuleEngine engine,
      ScoringConfig config) {
    BroadcastStream<RulePack> rules = packs.broadcast(RunningRules.PACKS);
    SingleOutputStreamOperator<SubjectNews> news =
        count(seen(events, engine, config), rules, engine, config)
            .keyBy(part -> part.event().event().eventId().value())
            .connect(rules)
            .process(new EvaluateRules(engine, config), StreamTypes.NEWS)
            .name("evaluate-rules")
            .uid("evaluate-rules");

    DataStream<SubjectNews> decided =
        decisions.map(SubjectNews::of, StreamTypes.NEWS).name("decision-news").uid("decision-news");
    SingleOutputStreamOperator<Reputation> reputations =
        news.union(decided)
            .keyBy(about -> about.subject().key())
            .connect(rules)
            .process(new TrackReputation(engine, config, MEMORY), StreamTypes.REPUTATION)
            .name("track-reputation")
            .uid("track-reputation");

    return new Outputs(
        news.getSideOutput(EvaluateRules.SIGNALS),
        reputations,
        reputations.getSideOutput(TrackReputation.VERDICTS),
        news.getSideOutput(EvaluateRules.SET_ASIDE));
  }

  private static DataStream<RuleEngine.SeenEvent> seen(
      DataStream<RoomEvent> events, RuleEngine engine, ScoringConfig config) {
    return events
        .keyBy(event -> event.roomId().value())
        .process(new DropDuplicates(config.forgetAfter()), StreamTypes.EVENT)
        .name("drop-duplicates")
        .uid("drop-duplicates")
        .keyBy(event -> event.originServer().value())
        .process(new RememberServer(engine, MEMORY), StreamTypes.SEEN_EVENT)
        .name("remember-server")
        .uid("remember-server");
  }

  private static DataStream<EventPart> count(
      DataStream<RuleEngine.SeenEvent> events,
      BroadcastStream<RulePack> rules,
      RuleEngine engine,
      ScoringConfig config) {
    return events
        .keyBy(seen -> seen.event().sender().value())
        .connect(rules)
        .process(new SplitEvent(engine, config, MEMORY), StreamTypes.PART)
        .name("split-event")
        .uid("split-event")
        .keyBy(EventPart::route)
        .connect(rules)
        .process(new CountPart(engine, config, LONGEST_WINDOW), StreamTypes.PART)
        .name("count-part")
        .uid("count-part");
  }
}
