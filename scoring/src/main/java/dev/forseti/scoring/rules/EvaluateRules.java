package dev.forseti.scoring.rules;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;

import dev.forseti.model.Malformed;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.scoring.stream.EvaluationInput;
import dev.forseti.scoring.stream.EventWithFeatures;
import dev.forseti.scoring.stream.StreamTypes;
import dev.forseti.scoring.stream.SubjectUpdate;
import dev.forseti.scoring.stream.SubtaskKeys;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the rules on each event when the values of all its counters are there, in the order in
 * which the events came, and emits an update for each subject with how evidence adds up. It keeps
 * no state but the packs: an event and its counter updates are before the same barrier, so at a
 * checkpoint none is pending. A pack that does not compile goes to {@link #REJECTED} and is counted
 * as {@code packs-set-aside}; faults of rules go there too ({@link FaultReports}).
 */
public final class EvaluateRules extends CoProcessFunction<EvaluationInput, RulePack, SubjectUpdate>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 3L;

  public static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", StreamTypes.SIGNAL);
  public static final OutputTag<Malformed> REJECTED =
      new OutputTag<>("packs-set-aside", StreamTypes.MALFORMED);

  private final InitialPacks packs;
  private transient @Nullable PendingEvents pending;
  private transient @Nullable ReloadableRules rules;
  private transient @Nullable Counter packsRejected;
  private transient @Nullable FaultReports faults;
  private transient @Nullable SubjectUpdates updates;

  public EvaluateRules(InitialPacks packs) {
    this.packs = packs;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    pending = new PendingEvents();
    rules = new ReloadableRules(packs, context.getOperatorStateStore());
  }

  @Override
  public void open(OpenContext context) {
    TaskInfo task = getRuntimeContext().getTaskInfo();
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    updates =
        new SubjectUpdates(
            SubtaskKeys.of(
                task.getNumberOfParallelSubtasks(), task.getMaxNumberOfParallelSubtasks()));
    packsRejected = metrics.counter("packs-set-aside");
    faults =
        new FaultReports(
            rule -> metrics.addGroup("rule", rule.value()).counter("faults"),
            task.getIndexOfThisSubtask());
    Gauge<Integer> waiting = () -> requireOpen(pending).size();
    metrics.gauge("events-waiting", waiting);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    int lost = requireOpen(pending).size();
    if (lost > 0) {
      throw new IllegalStateException(lost + " events wait at a checkpoint and would be lost");
    }
  }

  @Override
  public void processElement1(EvaluationInput input, Context context, Collector<SubjectUpdate> out)
      throws Exception {
    CompiledRules running = requireOpen(rules).current();
    if (input.decision() != null) {
      out.collect(SubjectUpdate.of(input.decision(), running.groups()));
      return;
    }
    if (input.told() != null) {
      out.collect(SubjectUpdate.of(input.told(), running.groups()));
      return;
    }
    long now = context.timerService().currentProcessingTime();
    requireOpen(pending)
        .add(input, (event, counters) -> evaluate(event, counters, running, now, context, out));
  }

  private void evaluate(
      EventWithFeatures event,
      List<long[]> counters,
      CompiledRules running,
      long now,
      Context context,
      Collector<SubjectUpdate> out) {
    List<Signal> signals = running.signals(event, counters);
    signals.forEach(signal -> context.output(SIGNALS, signal));
    requireOpen(faults)
        .after(event.event().eventId(), running, now)
        .forEach(report -> context.output(REJECTED, report));
    requireOpen(updates).emit(event, signals, running.groups(), out);
  }

  @Override
  public void processElement2(RulePack pack, Context context, Collector<SubjectUpdate> out)
      throws Exception {
    long now = context.timerService().currentProcessingTime();
    RuleCompiler.Result compiled = requireOpen(rules).reload(pack, now);
    if (!compiled.problems().isEmpty()) {
      requireOpen(packsRejected).inc();
    }
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) { // all see the same
      PackReports.of(pack, compiled, Instant.ofEpochMilli(now))
          .ifPresent(report -> context.output(REJECTED, report));
    }
  }
}
