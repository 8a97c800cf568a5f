package dev.forseti.scoring;

import dev.forseti.model.Reputation;
import dev.forseti.model.RulePack;
import dev.forseti.model.Verdict;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Folds signals and decisions into the reputation of their subject. Keyed by subject; state: what
 * the engine remembers of it, gone when nothing was said of it for the time of memory. Emits
 * reputations; verdicts go to {@link #VERDICTS}.
 */
final class TrackReputation
    extends KeyedBroadcastProcessFunction<String, SubjectNews, RulePack, Reputation> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<Verdict> VERDICTS = new OutputTag<>("verdicts", StreamTypes.VERDICT);

  private final RuleEngine engine;
  private final ScoringConfig config;
  private final Duration memory;
  private transient @Nullable ValueState<Bytes> reputation;
  private transient @Nullable RunningRules rules;

  TrackReputation(RuleEngine engine, ScoringConfig config, Duration memory) {
    this.engine = engine;
    this.config = config;
    this.memory = memory;
  }

  @Override
  public void open(OpenContext context) {
    var remembered = new ValueStateDescriptor<>("reputation", StreamTypes.REMEMBERED);
    remembered.enableTimeToLive(DropDuplicates.ttl(memory));
    reputation = getRuntimeContext().getState(remembered);
    rules = new RunningRules(engine, config.rulePacks());
  }

  @Override
  public void processElement(SubjectNews news, ReadOnlyContext context, Collector<Reputation> out)
      throws Exception {
    ValueState<Bytes> state = Opened.of(reputation);
    Bytes before = Objects.requireNonNullElse(state.value(), Bytes.NONE);
    if (before.isNone() && news.decision() == null && news.signals().isEmpty()) {
      return; // of those who were never noticed, nothing is kept
    }
    RuleEngine.Rules running = Opened.of(rules).now(context.getBroadcastState(RunningRules.PACKS));
    RuleEngine.Concluded concluded = running.conclude(before, news);
    state.update(concluded.after());
    concluded.reputations().forEach(out::collect);
    concluded.verdicts().forEach(verdict -> context.output(VERDICTS, verdict));
  }

  @Override
  public void processBroadcastElement(RulePack pack, Context context, Collector<Reputation> out)
      throws Exception {
    Opened.of(rules).offer(pack, context.getBroadcastState(RunningRules.PACKS));
  }
}
