package dev.forseti.standalone.service;

import dev.forseti.ingest.appservice.AppServiceOptions;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.HttpHomeserver;
import dev.forseti.policy.homeserver.simulated.SimulatedHomeserver;
import dev.forseti.standalone.config.ForsetiConfig;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;

/** The homeserver that policy acts on; one that only remembers when none is configured. */
public final class HomeserverAccess {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private HomeserverAccess() {}

  /**
   * The homeserver of the configuration, as the user of our registration.
   *
   * @throws IOException when no homeserver knows us yet
   */
  public static HomeserverClient of(ForsetiConfig config) throws IOException {
    return of(config, HomeserverTokens.find(config, new SecureRandom()));
  }

  /** As the user of our registration. */
  static HomeserverClient of(ForsetiConfig config, HomeserverTokens tokens) {
    UserId us = user(config);
    return config
        .get(AppServiceOptions.HOMESERVER_URL)
        .<HomeserverClient>map(url -> over(url, tokens, us))
        .orElseGet(() -> SimulatedHomeserver.dryRun(us));
  }

  /** As whom policy acts. */
  static UserId user(ForsetiConfig config) {
    return new UserId("@forseti:" + config.serverName());
  }

  private static HomeserverClient over(URI url, HomeserverTokens tokens, UserId us) {
    return new HttpHomeserver(url, tokens.asToken(), us, PATIENCE);
  }
}
