package dev.forseti.scoring;

import dev.forseti.model.RoomEvent;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each event what was known of its server before. Keyed by server; state: what the engine
 * remembers of it, gone when nothing came from it for the time of memory.
 */
final class RememberServer extends KeyedProcessFunction<String, RoomEvent, RuleEngine.SeenEvent> {
  private static final long serialVersionUID = 1L;

  private final RuleEngine engine;
  private final Duration memory;
  private transient @Nullable ValueState<Bytes> server;

  RememberServer(RuleEngine engine, Duration memory) {
    this.engine = engine;
    this.memory = memory;
  }

  @Override
  public void open(OpenContext context) {
    var remembered = new ValueStateDescriptor<>("server", StreamTypes.REMEMBERED);
    remembered.enableTimeToLive(DropDuplicates.ttl(memory));
    server = getRuntimeContext().getState(remembered);
  }

  @Override
  public void processElement(RoomEvent event, Context context, Collector<RuleEngine.SeenEvent> out)
      throws Exception {
    ValueState<Bytes> state = Opened.of(server);
    Bytes before = Objects.requireNonNullElse(state.value(), Bytes.NONE);
    state.update(engine.rememberServer(before, event));
    out.collect(new RuleEngine.SeenEvent(event, before, Bytes.NONE));
  }
}
