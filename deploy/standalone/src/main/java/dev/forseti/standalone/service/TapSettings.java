package dev.forseti.standalone.service;

import dev.forseti.ingest.appservice.AppServiceConfig;
import dev.forseti.standalone.config.ForsetiConfig;
import java.net.URI;

/** What the configuration file says of the tap, in the words of its module. */
final class TapSettings {
  private TapSettings() {}

  /** Without a homeserver the tap still listens, with tokens of its own, for a replay over HTTP. */
  static AppServiceConfig of(ForsetiConfig config, HomeserverTokens tokens) {
    AppServiceConfig standard =
        AppServiceConfig.onLoopback(
            config.tap().port(),
            tokens.hsToken(),
            tokens.asToken(),
            config.homeserver().isSimulated() ? null : URI.create(config.homeserver().url()));
    return new AppServiceConfig(
        standard.tap(),
        config.tap().host(),
        standard.port(),
        standard.hsToken(),
        standard.asToken(),
        standard.id(),
        standard.homeserver(),
        standard.bodies(),
        standard.pingRetry());
  }
}
