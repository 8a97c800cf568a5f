package dev.forseti.standalone.service;

import dev.forseti.admin.AdminServer;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.KafkaEventLog;
import dev.forseti.ingest.appservice.AppServiceTap;
import dev.forseti.policy.PolicyService;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.config.ForsetiConfig.Address;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.embedded.EmbeddedDatabase;
import dev.forseti.standalone.embedded.FolderLock;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The parts of Forseti in one process, started in the order in which they need each other. What the
 * configuration gives no address for runs inside.
 */
public final class ForsetiService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration ONE_TRY = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PART = Duration.ofSeconds(20);

  /** Homeservers give up a transaction after a minute; one that fails may wait twice as long. */
  private static final Duration TAP_PATIENCE = Duration.ofSeconds(25);

  private final ForsetiConfig config;
  private final Consumer<String> progress;
  private final InstantSource clock;
  private final SecureRandom random;
  private final IngestMetrics metrics = new IngestMetrics();
  private final Troubles troubles;
  private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
  private final Thread starter = Thread.currentThread();
  private final CountDownLatch startEnded = new CountDownLatch(1);
  private final Thread atExit = new Thread(this::close, "stop");
  private final ReentrantLock oneStops = new ReentrantLock();
  private volatile boolean stopping;

  private ForsetiService(
      ForsetiConfig config, Consumer<String> progress, InstantSource clock, SecureRandom random) {
    this.config = config;
    this.progress = progress;
    this.clock = clock;
    this.random = random;
    this.troubles = new Troubles(clock);
    troubles.listen(new TerminalTroubles(progress));
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
    var service = new ForsetiService(config, progress, clock, random);
    Runtime.getRuntime().addShutdownHook(service.atExit);
    try {
      return service.startParts();
    } catch (IOException | RuntimeException failed) {
      service.close();
      throw failed;
    } finally {
      service.startEnded.countDown();
    }
  }

  private Started startParts() throws IOException {
    Path data = config.data().toAbsolutePath();
    OwnFolder.make(data);
    keep(
        FolderLock.take(
            data.resolve("lock"),
            "another Forseti runs on %s: stop it, or set 'data' to a folder of its own"
                .formatted(data)));
    HomeserverTokens tokens = HomeserverTokens.find(config, random);
    Secret password = adminPassword(data);
    FreeAddresses.check(config);
    KafkaConnection kafka = kafka(data);
    ForsetiConfig.Database database = database(data);
    topics(kafka);
    AdminServer console =
        keep(AdminServer.start(ConsoleSettings.of(config, kafka, database, password), troubles));
    metrics.bindTo(console.metrics());
    progress.accept("the console listens");
    startPolicy(kafka, tokens, console.metrics());
    keep(ScoringService.start(kafka, config, RulePacks.of(config.rules()), progress, troubles));
    AppServiceTap tap = startTap(kafka, tokens, console.metrics());
    return new Started(
        this,
        new Address(config.console().address().host(), console.port()).http().resolve("/"),
        new Address(config.tap().host(), tap.port()).http(),
        config.console().adminName(),
        password,
        kafka);
  }

  /** What was counted at the tap so far. */
  public IngestMetrics.Snapshot taken() {
    return metrics.snapshot();
  }

  private Secret adminPassword(Path data) throws IOException {
    String given = config.console().adminPassword();
    return given.isEmpty()
        ? Secret.in(data.resolve("admin-password"), random)
        : new Secret(given, false);
  }

  private KafkaConnection kafka(Path data) throws IOException {
    if (!config.kafka().isEmpty()) {
      return KafkaConnection.plain(config.kafka());
    }
    EmbeddedBroker broker = keep(EmbeddedBroker.start(data.resolve("kafka")));
    keep(RunningKafka.leave(data, broker.address()));
    progress.accept("Kafka runs inside this process");
    return KafkaConnection.plain(broker.address());
  }

  private void topics(KafkaConnection kafka) {
    if (config.kafka().isEmpty()) {
      TopicSetup.createAll(kafka, PATIENCE);
    } else {
      await("Kafka at " + kafka, () -> ExternalServices.kafka(kafka, ONE_TRY));
    }
  }

  private void await(String what, Supplier<Optional<String>> whyNot) {
    ExternalServices.await(
        what,
        () -> {
          goOn();
          return whyNot.get();
        },
        PAUSE,
        progress);
  }

  private ForsetiConfig.Database database(Path data) throws IOException {
    if (!config.database().url().isEmpty()) {
      await("PostgreSQL", () -> ExternalServices.database(config.database()));
      return config.database();
    }
    String password = Secret.in(data.resolve("postgresql-password"), random).value();
    EmbeddedDatabase database = keep(EmbeddedDatabase.start(data.resolve("postgresql"), password));
    progress.accept("PostgreSQL runs beside this process");
    return new ForsetiConfig.Database(database.jdbcUrl(), EmbeddedDatabase.USER, password);
  }

  private void startPolicy(KafkaConnection kafka, HomeserverTokens tokens, MeterRegistry registry) {
    HomeserverClient homeserver = PolicySettings.homeserver(config, tokens);
    if (homeserver instanceof AutoCloseable closeable) {
      keep(closeable);
    }
    var policy =
        keep(
            new PolicyService(
                PolicySettings.of(config), kafka, homeserver, clock, troubles, registry));
    policy.start();
    progress.accept("policy reads verdicts and decisions");
  }

  private AppServiceTap startTap(
      KafkaConnection kafka, HomeserverTokens tokens, MeterRegistry registry) throws IOException {
    var log =
        keep(new KafkaEventLog(kafka, "forseti-appservice", TAP_PATIENCE, troubles, registry));
    var tap =
        keep(new AppServiceTap(TapSettings.of(config, tokens), log, clock, metrics, troubles));
    tap.start();
    progress.accept("the tap takes transactions");
    return tap;
  }

  private <P extends AutoCloseable> P keep(P part) {
    running.push(part);
    goOn();
    return part;
  }

  private void goOn() {
    if (stopping) {
      throw new CancellationException("stopped while starting");
    }
  }

  /** Stops the parts, the last one first; one that fails to stop does not keep the others. */
  @Override
  public void close() {
    stopping = true;
    forgetExit();
    awaitStart();
    oneStops.lock(); // who closes it and the end of the process may meet, and the order must hold
    try {
      for (AutoCloseable part = running.poll(); part != null; part = running.poll()) {
        stop(part);
      }
    } finally {
      oneStops.unlock();
    }
  }

  private void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception failed) {
      progress.accept(part.getClass().getSimpleName() + " did not stop: " + failed.getMessage());
    }
  }

  /** A part that is just being started is waited for, to be stopped too. */
  private void awaitStart() {
    if (Thread.currentThread() == starter) {
      return;
    }
    try {
      if (!startEnded.await(LONGEST_PART.toSeconds(), TimeUnit.SECONDS)) {
        progress.accept("a part takes long to start and is left behind");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      return; // it runs now
    }
  }
}
