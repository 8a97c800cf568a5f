package dev.forseti.scoring;

import dev.forseti.features.Unknown;
import dev.forseti.scoring.stream.ArrivedEvent;
import dev.forseti.scoring.stream.ServerMemory;
import dev.forseti.scoring.stream.StreamTypes;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
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

  private transient @Nullable CachedState<ServerMemory> server;

  @Override
  public void open(OpenContext context) {
    server = new CachedState<>(getRuntimeContext(), "server", StreamTypes.SERVER, Expiry.MEMORY);
  }

  @Override
  public void processElement(ArrivedEvent event, Context context, Collector<ArrivedEvent> out)
      throws Exception {
    CachedState<ServerMemory> state = Opened.of(server);
    String name = context.getCurrentKey();
    long now = context.timerService().currentProcessingTime();
    ServerMemory before = state.value(name, now);
    long since = before == null ? event.at() : before.since();
    boolean isOld =
        before != null && event.at() != Unknown.LONG && event.at() - before.renewed() > RENEW;
    if (before == null || isOld) {
      state.update(name, new ServerMemory(since, Math.max(0, event.at())), now);
    }
    out.collect(event.withServerSince(since));
  }
}
