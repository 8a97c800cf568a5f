package dev.forseti.scoring;

import dev.forseti.model.RulePack;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the counters of one key and adds their values to the part. Keyed by the counters' group and
 * key; state: their buckets in the engine's form, gone when nothing fed them for the longest
 * window.
 */
final class CountPart
    extends KeyedBroadcastProcessFunction<String, EventPart, RulePack, EventPart> {
  private static final long serialVersionUID = 1L;

  private final RuleEngine engine;
  private final ScoringConfig config;
  private final Duration memory;
  private transient @Nullable ValueState<Bytes> counters;
  private transient @Nullable RunningRules rules;

  CountPart(RuleEngine engine, ScoringConfig config, Duration memory) {
    this.engine = engine;
    this.config = config;
    this.memory = memory;
  }

  @Override
  public void open(OpenContext context) {
    var buckets = new ValueStateDescriptor<>("counters", StreamTypes.REMEMBERED);
    buckets.enableTimeToLive(DropDuplicates.ttl(memory));
    counters = getRuntimeContext().getState(buckets);
    rules = new RunningRules(engine, config.rulePacks());
  }

  @Override
  public void processElement(EventPart part, ReadOnlyContext context, Collector<EventPart> out)
      throws Exception {
    if (part.feedsNone()) {
      out.collect(part);
      return;
    }
    ValueState<Bytes> state = Opened.of(counters);
    Bytes before = Objects.requireNonNullElse(state.value(), Bytes.NONE);
    RuleEngine.Rules running = Opened.of(rules).now(context.getBroadcastState(RunningRules.PACKS));
    RuleEngine.Counted counted = running.count(part.key(), before, part.event());
    state.update(counted.after());
    out.collect(part.with(counted.values()));
  }

  @Override
  public void processBroadcastElement(RulePack pack, Context context, Collector<EventPart> out)
      throws Exception {
    Opened.of(rules).offer(pack, context.getBroadcastState(RunningRules.PACKS));
  }
}
