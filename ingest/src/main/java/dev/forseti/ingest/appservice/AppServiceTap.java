package dev.forseti.ingest.appservice;

import dev.forseti.ingest.EventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.Intake;
import dev.forseti.ingest.clock.TapClock;
import dev.forseti.runtime.health.Component;
import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.http.BearerToken;
import dev.forseti.runtime.http.HomeserverListener;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server to which a homeserver pushes events. What it answers 200 is stored; everything
 * else the homeserver sends again.
 */
public final class AppServiceTap implements Component {
  private final AppServiceConfig config;
  private final EventLog events;
  private final InstantSource clock;
  private final IngestMetrics metrics;
  private final Troubles troubles;
  private @Nullable HomeserverListener listener;
  private @Nullable Ping ping;

  /** A tap that does not listen yet. */
  public AppServiceTap(
      AppServiceConfig config,
      EventLog log,
      InstantSource clock,
      IngestMetrics metrics,
      Troubles troubles) {
    this.config = config;
    this.events = log;
    this.clock = clock;
    this.metrics = metrics;
    this.troubles = troubles;
  }

  @Override
  public String name() {
    return Ping.PART;
  }

  /**
   * Reads from the log what has come before, listens, and asks the homeserver to send what waits.
   *
   * @throws dev.forseti.ingest.EventLogUnavailable when the log cannot be read
   * @throws java.io.UncheckedIOException when the port is taken
   */
  @Override
  public void start() {
    Intake intake = new Intake(config.tap(), events, metrics, TapClock.of(config.home()));
    AppServiceRoutes routes =
        new AppServiceRoutes(
            new Transactions(intake, metrics), new StuckTransaction(troubles), clock);
    var listening =
        new HomeserverListener(
            name(),
            "when it was the homeserver's, its hs_token is not ours. " + PingTrouble.REGISTRATION,
            new BearerToken(config.hsToken()),
            config.bodies(),
            routes,
            metrics::requestRefused);
    listening.start(config.host(), config.port());
    listener = listening;
    if (config.homeserver() != null) {
      ping = Ping.start(config.homeserver(), config, troubles);
    }
  }

  @Override
  public Optional<Trouble> check() {
    return troubles.of(name());
  }

  /** The port it listens on. */
  public int port() {
    if (listener == null) {
      throw new IllegalStateException("the tap was not started");
    }
    return listener.port();
  }

  /** Stops listening; what was not answered is sent again to the next start. */
  @Override
  public void close() {
    if (ping != null) {
      ping.close();
    }
    if (listener != null) {
      listener.close();
    }
  }
}
