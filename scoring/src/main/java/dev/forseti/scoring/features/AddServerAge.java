package dev.forseti.scoring.features;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;

import dev.forseti.features.Unknown;
import dev.forseti.scoring.state.CachedStateOperator;
import dev.forseti.scoring.state.StateExpiry;
import dev.forseti.scoring.state.WriteBackCache;
import dev.forseti.scoring.stream.IncomingEvent;
import dev.forseti.scoring.stream.ServerFirstSeen;
import dev.forseti.scoring.stream.StreamTypes;
import java.time.Duration;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each event since when its server is known. Keyed by server; state: that moment, written
 * when it is new and once a day, gone when nothing came from the server for 400 days.
 */
public final class AddServerAge extends CachedStateOperator<IncomingEvent>
    implements OneInputStreamOperator<IncomingEvent, IncomingEvent> {
  private static final long serialVersionUID = 3L;
  private static final long RENEW_MILLIS = Duration.ofDays(1).toMillis();
  private static final int CACHE_SIZE = 8_192;

  private transient @Nullable WriteBackCache<ServerFirstSeen> server;

  @Override
  public void open() throws Exception {
    super.open();
    server =
        cachedState("server", StreamTypes.SERVER_FIRST_SEEN, StateExpiry.LONG_TERM, CACHE_SIZE);
  }

  @Override
  public void processElement(StreamRecord<IncomingEvent> record) throws Exception {
    IncomingEvent event = record.getValue();
    WriteBackCache<ServerFirstSeen> state = requireOpen(server);
    String name = event.server();
    long now = nowMillis();
    ServerFirstSeen known = state.value(name, now);
    long since = known == null ? event.at() : known.since();
    boolean isOld =
        known != null && event.at() != Unknown.LONG && event.at() - known.renewed() > RENEW_MILLIS;
    if (known == null || isOld) {
      state.update(name, new ServerFirstSeen(since, Math.max(0, event.at())), now);
    }
    output.collect(record.replace(event.withServerSince(since)));
  }
}
