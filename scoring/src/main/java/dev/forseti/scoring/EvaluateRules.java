package dev.forseti.scoring;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for all parts of an event, then evaluates the rules on it. Keyed by event id; state: the
 * parts that have come, cleared with the last one, and after an hour at the latest. A pack that
 * does not compile goes to {@link #SET_ASIDE} and is counted as {@code packs-set-aside}.
 */
final class EvaluateRules
    extends KeyedBroadcastProcessFunction<String, EventPart, RulePack, SubjectNews> {
  private static final long serialVersionUID = 1L;
  private static final Logger log = LoggerFactory.getLogger(EvaluateRules.class);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", StreamTypes.SIGNAL);
  static final OutputTag<Malformed> SET_ASIDE =
      new OutputTag<>("packs-set-aside", StreamTypes.MALFORMED);

  private final RuleEngine engine;
  private final ScoringConfig config;
  private transient @Nullable MapState<Integer, EventPart> parts;
  private transient @Nullable RunningRules rules;
  private transient @Nullable Counter setAside;

  EvaluateRules(RuleEngine engine, ScoringConfig config) {
    this.engine = engine;
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    var waiting = new MapStateDescriptor<>("event-parts", Types.INT, StreamTypes.PART);
    waiting.enableTimeToLive(DropDuplicates.ttl(LONGEST_WAIT));
    parts = getRuntimeContext().getMapState(waiting);
    rules = new RunningRules(engine, config.rulePacks());
    setAside = getRuntimeContext().getMetricGroup().counter("packs-set-aside");
  }

  @Override
  public void processElement(EventPart part, ReadOnlyContext context, Collector<SubjectNews> out)
      throws Exception {
    Map<String, Long> counters = new TreeMap<>(part.counters());
    if (part.parts() > 1 && !isLast(part, counters)) {
      return;
    }
    RuleEngine.Rules running = Opened.of(rules).now(context.getBroadcastState(RunningRules.PACKS));
    List<Signal> signals = running.evaluate(part.event(), counters);
    signals.forEach(signal -> context.output(SIGNALS, signal));
    tell(part.event().event(), signals, out);
  }

  /** The sender hears of each of its events, the others of those that say something of them. */
  private static void tell(RoomEvent event, List<Signal> signals, Collector<SubjectNews> out) {
    Subject own = Subject.user(event.sender());
    Map<Subject, List<Signal>> bySubject = new LinkedHashMap<>();
    bySubject.put(own, new ArrayList<>());
    for (Signal signal : signals) {
      bySubject.computeIfAbsent(signal.subject(), unused -> new ArrayList<>()).add(signal);
    }
    bySubject.forEach(
        (subject, about) ->
            out.collect(new SubjectNews(subject, event, subject.equals(own), about, null)));
  }

  /** Adds the counters of the parts that came before when this is the last one; else keeps it. */
  private boolean isLast(EventPart part, Map<String, Long> counters) throws Exception {
    MapState<Integer, EventPart> state = Opened.of(parts);
    state.put(part.part(), part);
    int come = 0;
    for (EventPart other : state.values()) {
      come++;
      counters.putAll(other.counters());
    }
    if (come < part.parts()) {
      return false;
    }
    state.clear();
    return true;
  }

  @Override
  public void processBroadcastElement(RulePack pack, Context context, Collector<SubjectNews> out)
      throws Exception {
    var problems = Opened.of(rules).offer(pack, context.getBroadcastState(RunningRules.PACKS));
    if (problems.isEmpty()) {
      log.atInfo().addKeyValue("pack", pack.name()).log("rule pack taken in");
      return;
    }
    Opened.of(setAside).inc();
    log.atWarn().addKeyValue("pack", pack.name()).log("rule pack set aside: {}", problems);
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      context.output(SET_ASIDE, report(pack, String.join("\n", problems)));
    }
  }

  private static Malformed report(RulePack pack, String problems) {
    return new Malformed(
        "rules:" + pack.name() + ":" + Integer.toHexString(pack.text().hashCode()),
        "rules",
        pack.name(),
        Malformed.Reason.WRONG_TYPE,
        problems,
        pack.text(),
        Instant.EPOCH);
  }
}
