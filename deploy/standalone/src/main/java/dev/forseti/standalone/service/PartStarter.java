package dev.forseti.standalone.service;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.AdminServer;
import dev.forseti.admin.DatabaseConfig;
import dev.forseti.admin.PolicyLimits;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.KafkaEventLog;
import dev.forseti.ingest.appservice.AppServiceConfig;
import dev.forseti.ingest.appservice.AppServiceTap;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.PolicyOptions;
import dev.forseti.policy.PolicyService;
import dev.forseti.policy.filter.FilterConfig;
import dev.forseti.policy.filter.FilterRules;
import dev.forseti.policy.filter.FilterService;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.scoring.ScoringOptions;
import dev.forseti.standalone.config.ForsetiConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts the modules, each with what the configuration says to it.
 *
 * @param kafka where all of them meet
 * @param parts keeps what was started
 * @param troubles hears what does not work
 * @param progress takes a line for each part that runs
 */
record PartStarter(
    ForsetiConfig config,
    KafkaConnection kafka,
    RunningParts parts,
    Troubles troubles,
    InstantSource clock,
    Consumer<String> progress) {
  /** Homeservers give up a transaction after a minute; one that fails may wait twice as long. */
  private static final Duration TAP_PATIENCE = Duration.ofSeconds(25);

  /** The console, listening. */
  AdminServer console(DatabaseConfig database, Secret password, List<RulePack> packs) {
    var around =
        new AdminConfig.Surroundings(
            kafka,
            database,
            password.value(),
            config.isSimulated() ? "simulated" : config.serverName().value(),
            config.get(PolicyOptions.MODE),
            config.get(PolicyOptions.MODERATORS),
            config.get(ScoringOptions.FALSE_POSITIVE_BUDGET),
            packs,
            config.data(),
            limits());
    AdminServer console =
        parts.keep(AdminServer.start(AdminConfig.of(config.values(), around), troubles));
    progress.accept("the console listens");
    return console;
  }

  private PolicyLimits limits() {
    PolicyConfig policy = PolicyConfig.of(config.values());
    List<String> rooms =
        policy.enforce() ? policy.rooms().stream().map(RoomId::value).sorted().toList() : List.of();
    return new PolicyLimits(
        rooms, HomeserverAccess.user(config).value(), policy.brakes().decidedPerHour());
  }

  /** The homeserver that policy and filters act on. */
  HomeserverClient homeserver(HomeserverTokens tokens) {
    HomeserverClient homeserver = HomeserverAccess.of(config, tokens);
    if (homeserver instanceof AutoCloseable closeable) {
      parts.keep(closeable);
    }
    if (config.isSimulated()) {
      progress.accept("no homeserver is set: one is simulated, and nothing reaches Matrix");
    }
    return homeserver;
  }

  /** Policy. */
  void policy(HomeserverClient homeserver, MeterRegistry registry) {
    PolicyConfig policy = PolicyConfig.of(config.values());
    parts.keep(new PolicyService(policy, kafka, homeserver, clock, troubles, registry)).start();
    progress.accept("policy reads verdicts and decisions");
  }

  /** Filters, if they are offered to anybody. */
  Optional<FilterService> filters(
      HomeserverClient homeserver, List<RulePack> packs, MeterRegistry registry) {
    FilterConfig filters = PolicyOptions.filters(config.values());
    if (!filters.isOffered()) {
      return Optional.empty();
    }
    var rules = new FilterRules(packs);
    var service =
        parts.keep(new FilterService(filters, kafka, homeserver, rules, clock, troubles, registry));
    service.start();
    progress.accept("filters are offered to the owners of rooms");
    return Optional.of(service);
  }

  /** What the tap takes from now on is seen by filters; late, if Kafka does not answer. */
  void awaitReading(FilterService filters) {
    try {
      var unused = filters.awaitReading(TAP_PATIENCE);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** The tap, taking transactions. */
  AppServiceTap tap(HomeserverTokens tokens, IngestMetrics metrics, MeterRegistry registry) {
    var log =
        parts.keep(
            new KafkaEventLog(kafka, "forseti-appservice", TAP_PATIENCE, troubles, registry));
    var settings = AppServiceConfig.of(config.values(), tokens.hsToken(), tokens.asToken());
    var tap = parts.keep(new AppServiceTap(settings, log, clock, metrics, troubles));
    tap.start();
    progress.accept("the tap takes transactions");
    return tap;
  }
}
