package dev.forseti.scoring;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.scoring.stream.EventStep;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.SubjectNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the rules on each event when the values of all its counters are there, in the order in
 * which the events came, and adds to what it tells how evidence adds up. It keeps no state but the
 * packs: an event and all its parts are before the same barrier, so at a checkpoint none waits. A
 * pack that does not compile goes to {@link #SET_ASIDE} and is counted as {@code packs-set-aside};
 * faults of rules go there too ({@link FaultReports}).
 */
final class EvaluateRules extends CoProcessFunction<EventStep, RulePack, SubjectNews>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 2L;

  static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", StreamTypes.SIGNAL);
  static final OutputTag<Malformed> SET_ASIDE =
      new OutputTag<>("packs-set-aside", StreamTypes.MALFORMED);

  private final ScoringConfig config;
  private transient @Nullable WaitingEvents waiting;
  private transient @Nullable RunningRules rules;
  private transient @Nullable Counter setAside;
  private transient @Nullable FaultReports faults;
  private transient List<String> ways = List.of();

  EvaluateRules(ScoringConfig config) {
    this.config = config;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    waiting = new WaitingEvents();
    rules = new RunningRules(config, context.getOperatorStateStore());
  }

  @Override
  public void open(OpenContext context) {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    ways =
        KnownServers.ways(
            task.getNumberOfParallelSubtasks(), task.getMaxNumberOfParallelSubtasks());
    setAside = getRuntimeContext().getMetricGroup().counter("packs-set-aside");
    faults =
        new FaultReports(
            rule ->
                getRuntimeContext()
                    .getMetricGroup()
                    .addGroup("rule", rule.value())
                    .counter("faults"),
            task.getIndexOfThisSubtask());
    Gauge<Integer> held = () -> Opened.of(waiting).size();
    getRuntimeContext().getMetricGroup().gauge("events-waiting", held);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    int held = Opened.of(waiting).size();
    if (held > 0) {
      throw new IllegalStateException(held + " events wait at a checkpoint and would be lost");
    }
  }

  @Override
  public void processElement1(EventStep step, Context context, Collector<SubjectNews> out)
      throws Exception {
    ActiveRules running = Opened.of(rules).now();
    if (step.decision() != null) {
      SubjectNews decided = SubjectNews.of(step.decision(), running.caps());
      out.collect(decided);
      tellAll(decided, out);
      return;
    }
    long now = context.timerService().currentProcessingTime();
    Opened.of(waiting)
        .take(
            step,
            (event, counters) -> {
              List<Signal> signals = running.signals(event, counters);
              signals.forEach(signal -> context.output(SIGNALS, signal));
              Opened.of(faults)
                  .after(event.event().eventId(), running, now)
                  .forEach(report -> context.output(SET_ASIDE, report));
              tell(event.event(), signals, running.caps(), out);
            });
  }

  /**
   * The sender hears of each of its events, the others of those that say something of them. What is
   * said of a server comes last, for all.
   */
  private void tell(
      RoomEvent event, List<Signal> signals, Map<String, Double> caps, Collector<SubjectNews> out) {
    Subject own = Subject.user(event.sender());
    if (signals.isEmpty()) {
      out.collect(SubjectNews.of(event, own, true, signals, caps));
      return;
    }
    Map<Subject, List<Signal>> bySubject = new LinkedHashMap<>();
    bySubject.put(own, new ArrayList<>());
    for (Signal signal : signals) {
      bySubject.computeIfAbsent(signal.subject(), unused -> new ArrayList<>()).add(signal);
    }
    List<SubjectNews> news = new ArrayList<>(bySubject.size());
    bySubject.forEach(
        (subject, about) ->
            news.add(SubjectNews.of(event, subject, subject.equals(own), about, caps)));
    news.forEach(out::collect);
    news.forEach(one -> tellAll(one, out));
  }

  /** What is said of a server goes to every subtask too, for the users met after it. */
  private void tellAll(SubjectNews news, Collector<SubjectNews> out) {
    if (news.subject().kind() == Subject.Kind.SERVER) {
      ways.forEach(way -> out.collect(news.forAll(way)));
    }
  }

  @Override
  public void processElement2(RulePack pack, Context context, Collector<SubjectNews> out)
      throws Exception {
    long now = context.timerService().currentProcessingTime();
    RuleCompiler.Result compiled = Opened.of(rules).offer(pack, now);
    if (!compiled.problems().isEmpty()) {
      Opened.of(setAside).inc();
    }
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) { // all see the same
      PackReports.of(pack, compiled, Instant.ofEpochMilli(now))
          .ifPresent(report -> context.output(SET_ASIDE, report));
    }
  }
}
