package dev.forseti.standalone.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The server process on one data folder. What it acknowledges is on the disk, and what it writes to
 * its log quotes no row and no statement.
 *
 * @param programs what it runs
 * @param data whole
 * @param port of the loopback interface
 */
record PostgresServer(PostgresPrograms programs, Path data, int port) {
  /** Recovery after a kill may take minutes. */
  private static final String START_SECONDS = "600";

  private static final String STOP_SECONDS = "60";
  private static final long LEFT_OVER_SECONDS = 20;

  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=localhost",
          "unix_socket_directories=", // a socket would stay in the temporary folder after a kill
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "shared_buffers=32MB",
          "max_connections=40",
          "log_error_verbosity=terse",
          "log_min_error_statement=panic");

  /**
   * Starts it and waits until it serves.
   *
   * @throws IOException when it does not
   */
  void start() throws IOException {
    PostmasterFile.forgetStranger(data);
    String settings =
        SETTINGS.stream()
            .map(it -> "-c " + it)
            .collect(Collectors.joining(" ", "-p " + port + " ", ""));
    control("start", "-w", "-t", START_SECONDS, "-o", settings);
  }

  /** Whether its process runs. */
  boolean isRunning() throws IOException {
    return PostmasterFile.server(data).isPresent();
  }

  /** Ends its sessions and stops it; one that has ended is no fault. */
  void stop() throws IOException {
    if (isRunning()) {
      control("stop", "-m", "fast", "-w", "-t", STOP_SECONDS);
    }
  }

  /** Ends the server that a killed process left behind on the data, and no other. */
  static void endLeftOver(Path data) throws IOException {
    ProcessHandle left = PostmasterFile.server(data).orElse(null);
    if (left == null) {
      PostmasterFile.forgetStranger(data);
      return;
    }
    List<ProcessHandle> all = Stream.concat(Stream.of(left), left.descendants()).toList();
    left.destroy();
    if (!PostgresProcess.endsWithin(left, LEFT_OVER_SECONDS)) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
    for (ProcessHandle each : all) { // while one lives, no other server may have the data
      if (!PostgresProcess.endsWithin(each, LEFT_OVER_SECONDS)) {
        throw new IOException("the PostgreSQL left over does not end, process " + each.pid());
      }
    }
  }

  private void control(String action, String... arguments) throws IOException {
    PostgresProcess.run(
        programs.command("pg_ctl", action, "-D", data.toAbsolutePath().toString()), arguments);
  }
}
