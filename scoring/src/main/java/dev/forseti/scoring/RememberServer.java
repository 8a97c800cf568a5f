package dev.forseti.scoring;

import dev.forseti.features.Unknown;
import dev.forseti.scoring.stream.ArrivedEvent;
import dev.forseti.scoring.stream.ServerMemory;
import dev.forseti.scoring.stream.StreamTypes;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each event since when its server is known. Keyed by server; state: that moment, written
 * when it is new and once a day, gone when nothing came from the server for the time of memory.
 */
final class RememberServer extends KeyedProcessFunction<String, ArrivedEvent, ArrivedEvent> {
  private static final long serialVersionUID = 1L;
  private static final long RENEW = Duration.ofDays(1).toMillis();

  private transient @Nullable ValueState<ServerMemory> server;

  @Override
  public void open(OpenContext context) {
    var remembered = new ValueStateDescriptor<>("server", StreamTypes.SERVER);
    remembered.enableTimeToLive(Expiry.after(Expiry.MEMORY));
    server = getRuntimeContext().getState(remembered);
  }

  @Override
  public void processElement(ArrivedEvent event, Context context, Collector<ArrivedEvent> out)
      throws Exception {
    ValueState<ServerMemory> state = Opened.of(server);
    ServerMemory before = state.value();
    long since = before == null ? event.at() : before.since();
    boolean isOld =
        before != null && event.at() != Unknown.LONG && event.at() - before.renewed() > RENEW;
    if (before == null || isOld) {
      state.update(new ServerMemory(since, Math.max(0, event.at())));
    }
    out.collect(event.withServerSince(since));
  }
}
