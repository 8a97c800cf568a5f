package dev.forseti.standalone.service;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.brakes.BrakesConfig;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.HttpHomeserver;
import dev.forseti.policy.homeserver.RoomRequest;
import dev.forseti.policy.homeserver.SimulatedHomeserver;
import dev.forseti.standalone.config.ForsetiConfig;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What the configuration file says of the list, in the words of the policy module. */
final class PolicySettings {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private PolicySettings() {}

  static PolicyConfig of(ForsetiConfig config) {
    PolicyConfig standard = PolicyConfig.DEFAULT;
    return new PolicyConfig(
        new RoomRequest(config.policy().alias(), "Forseti list", config.policy().shortcode()),
        config.community().mode(),
        config.policy().expiry(),
        standard.readBackEvery(),
        config.community().rooms().stream().map(RoomId::new).collect(Collectors.toSet()),
        config.policy().enforce(),
        brakes(config, standard.brakes()));
  }

  private static BrakesConfig brakes(ForsetiConfig config, BrakesConfig standard) {
    Set<UserId> moderators = new LinkedHashSet<>();
    config.community().moderators().forEach(user -> moderators.add(new UserId(user)));
    return new BrakesConfig(
        moderators,
        config.community().allowed().stream().map(EntityPattern::new).toList(),
        standard.minLiterals(),
        config.policy().entriesPerHour(),
        config.policy().entriesPerDay(),
        standard.decidedPerHour(),
        standard.retractionsPerHour(),
        standard.surgeFloor(),
        standard.surgeFactor(),
        standard.automaticKinds());
  }

  /** The homeserver to act on; one that only remembers when none is configured. */
  static HomeserverClient homeserver(ForsetiConfig config, HomeserverTokens tokens) {
    return config.homeserver().isSimulated()
        ? SimulatedHomeserver.dryRun(new UserId("@forseti:simulated.invalid"))
        : new HttpHomeserver(
            URI.create(config.homeserver().url()),
            tokens.asToken(),
            new UserId("@forseti:" + config.homeserver().serverName()),
            PATIENCE);
  }
}
