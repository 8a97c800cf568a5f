package dev.forseti.ingest.appservice;

import dev.forseti.model.ServerName;
import dev.forseti.runtime.config.Address;
import dev.forseti.runtime.config.ConfigValues;
import dev.forseti.runtime.http.BodyLimits;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the tap is reached, and how it reaches the homeserver.
 *
 * @param tap the tap's name in events and positions
 * @param host the address to listen on
 * @param port the port to listen on; 0 takes a free one
 * @param hsToken what the homeserver proves itself with; as {@link Registration#TOKENS}
 * @param asToken what we prove ourselves with; as {@link Registration#TOKENS}
 * @param id the id in the registration
 * @param homeserver where its client API is; null when it need not be called at start
 * @param bodies how much senders may occupy
 * @param home the homeserver's name, whose clock is trusted; null when it is not known
 * @param pingRetry the first pause between pings that fail; it doubles up to 5 minutes
 */
public record AppServiceConfig(
    String tap,
    String host,
    int port,
    String hsToken,
    String asToken,
    String id,
    @Nullable URI homeserver,
    BodyLimits bodies,
    @Nullable ServerName home,
    Duration pingRetry) {
  /** The size that the largest possible transaction of Synapse fits in. */
  public static final int DEFAULT_MAX_BYTES = 32 << 20;

  private static final Duration FIRST_PING_RETRY = Duration.ofSeconds(2);

  public AppServiceConfig {
    if (port < 0 || port > Address.MOST_PORT) {
      throw new IllegalArgumentException(
          "port must be 0 to " + Address.MOST_PORT + ", was " + port);
    }
    if (!Registration.isToken(hsToken) || !Registration.isToken(asToken)) {
      throw new IllegalArgumentException("tokens must have " + Registration.TOKENS);
    }
    if (pingRetry.isNegative() || pingRetry.isZero()) {
      throw new IllegalArgumentException("ping-retry must be above 0, was " + pingRetry);
    }
  }

  /** The same without a homeserver whose clock is trusted. */
  public AppServiceConfig(
      String tap,
      String host,
      int port,
      String hsToken,
      String asToken,
      String id,
      @Nullable URI homeserver,
      BodyLimits bodies,
      Duration pingRetry) {
    this(tap, host, port, hsToken, asToken, id, homeserver, bodies, null, pingRetry);
  }

  /**
   * The tap as it is configured. Without a homeserver the tap still listens, for a replay over
   * HTTP.
   */
  public static AppServiceConfig of(ConfigValues values, String hsToken, String asToken) {
    return new AppServiceConfig(
        "appservice",
        values.get(AppServiceOptions.HOST),
        values.get(AppServiceOptions.PORT),
        hsToken,
        asToken,
        "forseti",
        values.get(AppServiceOptions.HOMESERVER_URL).orElse(null),
        BodyLimits.of(DEFAULT_MAX_BYTES),
        values.get(AppServiceOptions.SERVER_NAME).orElse(null),
        FIRST_PING_RETRY);
  }

  /** The defaults: on loopback, tap {@code appservice}, id {@code forseti}. */
  public static AppServiceConfig onLoopback(
      int port, String hsToken, String asToken, @Nullable URI homeserver) {
    return new AppServiceConfig(
        "appservice",
        "127.0.0.1",
        port,
        hsToken,
        asToken,
        "forseti",
        homeserver,
        BodyLimits.of(DEFAULT_MAX_BYTES),
        FIRST_PING_RETRY);
  }

  @Override
  public String toString() {
    return "AppServiceConfig[tap="
        + tap
        + ", "
        + host
        + ":"
        + port
        + ", id="
        + id
        + ", tokens=***]";
  }
}
