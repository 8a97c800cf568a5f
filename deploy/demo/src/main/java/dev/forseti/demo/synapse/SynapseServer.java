package dev.forseti.demo.synapse;

import dev.forseti.standalone.embedded.LoopbackPorts;
import dev.forseti.standalone.service.DataFolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;

/**
 * One running Synapse on loopback, its data in a folder. It ends with this process; should this
 * process be killed, the next start on the same folder ends what was left over.
 */
public final class SynapseServer implements AutoCloseable {
  private final SynapseInstall.Installed install;
  private final SynapseConfig config;
  private final SynapseFiles files;
  private final int port;
  private final DataFolderLock lock;
  private final Thread atExit;
  private volatile SynapseProcess process;

  private SynapseServer(
      SynapseInstall.Installed install,
      SynapseConfig config,
      SynapseFiles files,
      int port,
      DataFolderLock lock,
      SynapseProcess process) {
    this.install = install;
    this.config = config;
    this.files = files;
    this.port = port;
    this.lock = lock;
    this.process = process;
    this.atExit = new Thread(() -> this.process.kill(), "synapse-at-exit");
  }

  /**
   * Starts it and returns when it answers. The first start makes the database.
   *
   * @throws IllegalStateException when it does not start in time, with the end of its log, or when
   *     another one runs on the same folder
   */
  public static SynapseServer start(SynapseInstall.Installed install, SynapseConfig config) {
    var files = new SynapseFiles(config.data());
    int port = LoopbackPorts.free();
    try {
      Files.createDirectories(config.data());
      DataFolderLock lock =
          DataFolderLock.take(files.lock(), "another Synapse runs on " + files.folder());
      try {
        SynapseProcess process = start(install, config, files, port);
        var server = new SynapseServer(install, config, files, port, lock, process);
        Runtime.getRuntime().addShutdownHook(server.atExit);
        return server;
      } catch (IOException | RuntimeException failed) {
        lock.close();
        throw failed;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start Synapse in " + config.data(), failed);
    }
  }

  private static SynapseProcess start(
      SynapseInstall.Installed install, SynapseConfig config, SynapseFiles files, int port)
      throws IOException {
    files.write(config, port);
    return SynapseProcess.start(install.python(), files, port, config.startLimit());
  }

  /** Where its client API is; the same after {@link #restart()}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Its users. */
  public SynapseAccounts accounts() {
    try {
      return new SynapseAccounts(url(), files.registrationSecret());
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the registration secret", failed);
    }
  }

  /** The users of an application service whose token this is. */
  public AppServiceUsers usersOf(String asToken) {
    return new AppServiceUsers(url(), config.serverName(), asToken);
  }

  /** Its client API for whoever holds the token, an application service's included. */
  public MatrixClient client(String accessToken) {
    return new MatrixClient(url(), accessToken);
  }

  /**
   * Stops it and starts it again on the same data and address. After that it sends nothing to an
   * application service before the next event. It may send the last transaction once more; and
   * since it keeps no count of its transactions in SQLite, their ids may begin at 1 again, with
   * other events than before.
   */
  public synchronized void restart() {
    try {
      process.stop();
      process = start(install, config, files, port);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot restart Synapse in " + config.data(), failed);
    }
  }

  /** Stops it; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (!lock.isHeld()) {
      return;
    }
    try (lock) {
      process.stop();
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot release " + files.lock(), failed);
    } catch (IllegalStateException alreadyExiting) {
      // The hook has run or runs now; it does the same.
    }
  }
}
