package dev.forseti.standalone.service;

import dev.forseti.admin.AdminOptions;
import dev.forseti.admin.AdminServer;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.appservice.AppServiceTap;
import dev.forseti.model.RulePack;
import dev.forseti.policy.filter.FilterService;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.config.Address;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.standalone.config.ForsetiConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The parts of Forseti in one process, started in the order in which they need each other. What the
 * configuration gives no address for runs inside.
 */
public final class ForsetiService implements AutoCloseable {
  private final ForsetiConfig config;
  private final Consumer<String> progress;
  private final InstantSource clock;
  private final IngestMetrics metrics = new IngestMetrics();
  private final Troubles troubles;
  private final RunningParts parts;

  private ForsetiService(ForsetiConfig config, Consumer<String> progress, InstantSource clock) {
    this.config = config;
    this.progress = progress;
    this.clock = clock;
    this.troubles = new Troubles(clock);
    this.parts = new RunningParts(progress);
    troubles.listen(new TroublePrinter(progress));
  }

  /**
   * Where the running service is found.
   *
   * @param service ends everything when closed
   * @param console the console's address
   * @param tap where the homeserver sends transactions
   * @param adminName the first moderator
   * @param adminPassword that moderator's password, and whether it was made just now
   * @param kafka how Kafka is reached
   */
  public record Started(
      ForsetiService service,
      URI console,
      URI tap,
      String adminName,
      Secret adminPassword,
      KafkaConnection kafka) {}

  /**
   * Starts all parts; when one fails, those before it are stopped again. They are stopped too when
   * the process is asked to end, also before all have started.
   *
   * @param progress takes one line per step, for the one who waits
   * @throws IOException when the data folder cannot be used
   * @throws IllegalStateException when another one uses it, or an address to listen on
   */
  public static Started start(
      ForsetiConfig config, Consumer<String> progress, InstantSource clock, SecureRandom random)
      throws IOException {
    var service = new ForsetiService(config, progress, clock);
    service.troubles.starting(); // the console answers before the others are there
    try {
      return service.startParts(random);
    } catch (IOException | RuntimeException | Error failed) {
      service.close();
      throw failed;
    } finally {
      service.parts.startEnded();
    }
  }

  private Started startParts(SecureRandom random) throws IOException {
    takeFolder(config.data());
    HomeserverTokens tokens = HomeserverTokens.find(config, random);
    Secret password = adminPassword(random);
    List<RulePack> packs = RulePacks.of(config.rulesFolder());
    FreeAddresses.check(config.console(), config.tap());
    var backing = new BackingServices(config, parts, troubles, progress).start(random);
    KafkaConnection kafka = backing.kafka();
    var starter = new PartStarter(config, kafka, parts, troubles, clock, progress);
    AdminServer console = starter.console(backing.database(), password, packs);
    metrics.bindTo(console.metrics());
    HomeserverClient homeserver = starter.homeserver(tokens);
    starter.policy(homeserver, console.metrics());
    Optional<FilterService> filters = starter.filters(homeserver, packs, console.metrics());
    parts.keep(ScoringService.start(kafka, config, packs, progress, troubles));
    filters.ifPresent(starter::awaitReading);
    AppServiceTap tap = starter.tap(tokens, metrics, console.metrics());
    troubles.started();
    return new Started(
        this,
        new Address(config.console().host(), console.port()).http().resolve("/"),
        new Address(config.tap().host(), tap.port()).http(),
        config.get(AdminOptions.ADMIN_NAME),
        password,
        kafka);
  }

  private void takeFolder(Path data) throws IOException {
    DataFolder.create(data);
    parts.keep(
        DataFolderLock.take(
            data.resolve("lock"),
            "another Forseti runs on %s: stop it, or set 'data' to a folder of its own"
                .formatted(data)));
    DataFolder.emptyTemporary(data);
  }

  private Secret adminPassword(SecureRandom random) throws IOException {
    var given = config.get(AdminOptions.ADMIN_PASSWORD);
    return given.isPresent()
        ? new Secret(given.get(), false)
        : Secret.in(adminPasswordFile(config), random);
  }

  /** Where the console's password is when none is configured. */
  public static Path adminPasswordFile(ForsetiConfig config) {
    return config.data().resolve("admin-password");
  }

  /** What was counted at the tap so far. */
  public IngestMetrics.Snapshot taken() {
    return metrics.snapshot();
  }

  /** Stops the parts, the last one first; one that fails to stop does not keep the others. */
  @Override
  public void close() {
    parts.close();
  }
}
