package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.Reputation;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Folds signals and decisions into the reputation of their subject. Keyed by subject; state: what
 * the engine remembers of it, gone when nothing was said of it for the time of memory. Emits
 * reputations; verdicts go to {@link #VERDICTS}.
 */
final class TrackReputation extends KeyedCoProcessFunction<String, Signal, Decision, Reputation> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<Verdict> VERDICTS = new OutputTag<>("verdicts", StreamTypes.VERDICT);

  private final RuleEngine engine;
  private final Duration memory;
  private transient @Nullable ValueState<Bytes> reputation;

  TrackReputation(RuleEngine engine, Duration memory) {
    this.engine = engine;
    this.memory = memory;
  }

  @Override
  public void open(OpenContext context) {
    var remembered = new ValueStateDescriptor<>("reputation", StreamTypes.REMEMBERED);
    remembered.enableTimeToLive(DropDuplicates.ttl(memory));
    reputation = getRuntimeContext().getState(remembered);
  }

  @Override
  public void processElement1(Signal signal, Context context, Collector<Reputation> out)
      throws Exception {
    emit(engine.conclude(before(), signal), context, out);
  }

  @Override
  public void processElement2(Decision decision, Context context, Collector<Reputation> out)
      throws Exception {
    emit(engine.conclude(before(), decision), context, out);
  }

  private Bytes before() throws Exception {
    return Objects.requireNonNullElse(Opened.of(reputation).value(), Bytes.NONE);
  }

  private void emit(RuleEngine.Concluded concluded, Context context, Collector<Reputation> out)
      throws Exception {
    Opened.of(reputation).update(concluded.after());
    concluded.reputations().forEach(out::collect);
    concluded.verdicts().forEach(verdict -> context.output(VERDICTS, verdict));
  }
}
