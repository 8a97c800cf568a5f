package dev.forseti.scoring;

import dev.forseti.features.Unknown;
import dev.forseti.scoring.stream.ArrivedEvent;
import dev.forseti.scoring.stream.ServerMemory;
import dev.forseti.scoring.stream.StreamTypes;
import java.time.Duration;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each event since when its server is known. Keyed by server; state: that moment, written
 * when it is new and once a day, gone when nothing came from the server for the time of memory.
 */
final class RememberServer extends HoldingOperator<ArrivedEvent>
    implements OneInputStreamOperator<ArrivedEvent, ArrivedEvent> {
  private static final long serialVersionUID = 2L;
  private static final long RENEW = Duration.ofDays(1).toMillis();
  private static final int AT_HAND = 8_192;

  private transient @Nullable HeldState<ServerMemory> server;

  @Override
  public void open() throws Exception {
    super.open();
    server = held("server", StreamTypes.SERVER, Expiry.MEMORY, AT_HAND);
  }

  @Override
  public void processElement(StreamRecord<ArrivedEvent> record) throws Exception {
    ArrivedEvent event = record.getValue();
    HeldState<ServerMemory> state = Opened.of(server);
    String name = event.server();
    long now = nowMillis();
    ServerMemory before = state.value(name, now);
    long since = before == null ? event.at() : before.since();
    boolean isOld =
        before != null && event.at() != Unknown.LONG && event.at() - before.renewed() > RENEW;
    if (before == null || isOld) {
      state.update(name, new ServerMemory(since, Math.max(0, event.at())), now);
    }
    output.collect(record.replace(event.withServerSince(since)));
  }
}
