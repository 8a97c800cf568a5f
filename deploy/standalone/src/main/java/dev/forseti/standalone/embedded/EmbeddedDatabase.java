package dev.forseti.standalone.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One PostgreSQL server beside this process, on loopback, its data and its programs in a folder. It
 * lets in whoever has the password, and outlives a killed process; the next start ends it first.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** The only user, who may do everything. */
  public static final String USER = "postgres";

  private static final String WHOLE = "whole";

  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts the server; a folder without data is initialised first.
   *
   * @param password of {@link #USER} from now on, whatever it was before
   * @throws IllegalStateException when it does not start
   */
  public static EmbeddedDatabase start(Path folder, String password) {
    return start(folder, 0, password);
  }

  /**
   * The same at a port, so that those who know its address find it again.
   *
   * @param port 0 for any free one
   */
  public static EmbeddedDatabase start(Path folder, int port, String password) {
    Path data = folder.resolve("data");
    try {
      Files.createDirectories(folder);
      endLeftOver(data);
      Path programs = programs(folder);
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(programs.toFile())
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .setServerConfig("shared_buffers", "32MB")
              .setServerConfig("max_connections", "40")
              .setDataDirectoryCustomizer(made -> protect(programs, data, password))
              .setConnectConfig("password", password)
              .setRegisterShutdownHook(false)
              .start();
      if (Files.notExists(programs.resolve(WHOLE))) {
        Files.createFile(programs.resolve(WHOLE));
      }
      return new EmbeddedDatabase(server);
    } catch (IOException | UncheckedIOException failed) {
      throw new IllegalStateException("the embedded PostgreSQL did not start in " + folder, failed);
    }
  }

  private static void protect(Path programs, Path data, String password) {
    try {
      SuperuserPassword.set(programs, data, password);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return server.getPort();
  }

  /** The address for clients as a JDBC URL, with the user and without the password. */
  public String jdbcUrl() {
    return server.getJdbcUrl(USER, "postgres");
  }

  /**
   * The folder that the programs are unpacked in. Killed while unpacking, the library never starts
   * again in the same folder: the marker tells a whole one from such a rest, which is left aside.
   */
  private static Path programs(Path folder) throws IOException {
    for (int number = 1; ; number++) {
      Path candidate = folder.resolve("programs-" + number);
      Path begun = candidate.resolve("begun");
      if (Files.exists(candidate.resolve(WHOLE))) {
        return candidate;
      }
      if (Files.notExists(begun)) {
        Files.createDirectories(candidate);
        Files.createFile(begun);
        return candidate;
      }
    }
  }

  /** Ends the server that a killed process left behind on the same data, and no other. */
  private static void endLeftOver(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (Files.notExists(file)) {
      return;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2 || !lines.get(1).strip().equals(data.toAbsolutePath().toString())) {
      return;
    }
    Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    if (left.flatMap(process -> process.info().command()).orElse("").endsWith("postgres")) {
      end(left.orElseThrow());
    }
  }

  private static void end(ProcessHandle process) throws IOException {
    process.destroy();
    try {
      process.onExit().get(20, TimeUnit.SECONDS);
    } catch (TimeoutException stuck) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException failed) {
      throw new IOException(
          "cannot end the PostgreSQL left over, process " + process.pid(), failed);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failed) {
      throw new IllegalStateException("the embedded PostgreSQL did not stop", failed);
    }
  }
}
