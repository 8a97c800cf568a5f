package dev.forseti.scoring;

import dev.forseti.model.RulePack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each event what was known of its sender before, and sends one part of it to each key that
 * its counters are kept under; an event that feeds none travels as one part. Keyed by sender;
 * state: what the engine remembers of it, gone when nothing came for the time of memory.
 */
final class SplitEvent
    extends KeyedBroadcastProcessFunction<String, RuleEngine.SeenEvent, RulePack, EventPart> {
  private static final long serialVersionUID = 1L;
  private static final RuleEngine.CounterKey NO_KEY = new RuleEngine.CounterKey("", "");

  private final RuleEngine engine;
  private final ScoringConfig config;
  private final Duration memory;
  private transient @Nullable ValueState<Bytes> sender;
  private transient @Nullable RunningRules rules;

  SplitEvent(RuleEngine engine, ScoringConfig config, Duration memory) {
    this.engine = engine;
    this.config = config;
    this.memory = memory;
  }

  @Override
  public void open(OpenContext context) {
    var remembered = new ValueStateDescriptor<>("sender", StreamTypes.REMEMBERED);
    remembered.enableTimeToLive(DropDuplicates.ttl(memory));
    sender = getRuntimeContext().getState(remembered);
    rules = new RunningRules(engine, config.rulePacks());
  }

  @Override
  public void processElement(
      RuleEngine.SeenEvent event, ReadOnlyContext context, Collector<EventPart> out)
      throws Exception {
    ValueState<Bytes> state = Opened.of(sender);
    Bytes before = Objects.requireNonNullElse(state.value(), Bytes.NONE);
    state.update(engine.rememberSender(before, event.event()));

    var seen = new RuleEngine.SeenEvent(event.event(), event.server(), before);
    RuleEngine.Rules running = Opened.of(rules).now(context.getBroadcastState(RunningRules.PACKS));
    List<RuleEngine.CounterKey> keys = running.keys(seen);
    if (keys.isEmpty()) {
      out.collect(new EventPart(seen, running.version(), NO_KEY, 0, 1, Map.of()));
    }
    for (int i = 0; i < keys.size(); i++) {
      out.collect(new EventPart(seen, running.version(), keys.get(i), i, keys.size(), Map.of()));
    }
  }

  @Override
  public void processBroadcastElement(RulePack pack, Context context, Collector<EventPart> out)
      throws Exception {
    Opened.of(rules).offer(pack, context.getBroadcastState(RunningRules.PACKS));
  }
}
