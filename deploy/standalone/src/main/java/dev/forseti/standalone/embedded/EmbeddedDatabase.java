package dev.forseti.standalone.embedded;

import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One PostgreSQL server beside this process, on loopback, its data and its programs in a folder. It
 * lets in whoever has the password. One that ends by itself is started again at the same port; one
 * that outlives a killed process is ended by the next start.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** The only user, who may do everything. */
  public static final String USER = "postgres";

  /** The name under which trouble of it is reported. */
  static final String PART = "postgresql";

  private static final long LOOK_SECONDS = 1;

  private final PostgresServer server;
  private final Troubles troubles;
  private final ReentrantLock oneActs = new ReentrantLock();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("postgresql-beside").daemon().factory());

  private EmbeddedDatabase(PostgresServer server, Troubles troubles) {
    this.server = server;
    this.troubles = troubles;
  }

  /** Starts the server at any free port, its troubles in the log alone. */
  public static EmbeddedDatabase start(Path folder, String password) {
    return start(folder, 0, password);
  }

  /** The same at a port, so that those who know its address find it again. */
  public static EmbeddedDatabase start(Path folder, int port, String password) {
    return start(folder, port, password, new Troubles(InstantSource.system()));
  }

  /**
   * Starts the server; a folder without data is initialised first.
   *
   * @param port 0 for any free one
   * @param password of {@link #USER} from now on, whatever it was before
   * @param troubles hears when it ended by itself, and when it serves again
   * @throws IllegalStateException when it does not start
   */
  public static EmbeddedDatabase start(Path folder, int port, String password, Troubles troubles) {
    try {
      Files.createDirectories(folder);
      PostgresServer.endLeftOver(folder.resolve("data"));
      PostgresPrograms programs = PostgresPrograms.in(folder);
      Path data = PostgresData.in(folder, programs);
      SuperuserPassword.set(programs, data, password);
      var server = new PostgresServer(programs, data, port == 0 ? LoopbackPorts.free() : port);
      server.start();
      var started = new EmbeddedDatabase(server, troubles);
      started.watch();
      return started;
    } catch (IOException failed) {
      throw new IllegalStateException(
          "the embedded PostgreSQL did not start in %s: %s".formatted(folder, failed.getMessage()),
          failed);
    }
  }

  private void watch() {
    var guard =
        new LoopGuard(troubles, PART + "-watch", Effect.PARTIAL, "Nobody watches PostgreSQL");
    var unused =
        looks.scheduleWithFixedDelay(
            () -> guard.run(this::look), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    oneActs.lock();
    try {
      if (!looks.isShutdown() && !server.isRunning()) {
        report("");
        server.start();
      }
      troubles.recovered(PART);
    } catch (IOException failed) {
      report(" (" + failed.getMessage() + ")");
    } finally {
      oneActs.unlock();
    }
  }

  private void report(String why) {
    if (!looks.isShutdown()) {
      troubles.report(
          PART,
          Effect.STOPPED,
          "The PostgreSQL beside Forseti has ended and is started again" + why,
          "When it does not come back, look whether memory or the disk is full");
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** The address for clients as a JDBC URL, with the user and without the password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://localhost:%d/postgres?user=%s".formatted(server.port(), USER);
  }

  /** Stops the server; a second time it does nothing, since another may serve the data by then. */
  @Override
  public void close() {
    if (looks.isShutdown()) {
      return;
    }
    looks.shutdownNow();
    oneActs.lock();
    try {
      server.stop();
    } catch (IOException failed) {
      throw new IllegalStateException("the embedded PostgreSQL did not stop", failed);
    } finally {
      oneActs.unlock();
    }
  }
}
