package dev.forseti.standalone.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The password of PostgreSQL's superuser, without which nobody is let in. It is set while no server
 * runs on the data, so that there is no moment at which one listens that lets in everybody.
 */
final class SuperuserPassword {
  private static final String ONLY_WITH_PASSWORD =
      """
      # Written at each start.
      local all all scram-sha-256
      host all all all scram-sha-256
      """;

  private SuperuserPassword() {}

  /**
   * Sets it, whatever it was before.
   *
   * @param programs the folder that PostgreSQL was unpacked in
   * @param data an initialised data folder
   * @throws IOException when PostgreSQL does not take it; the password is not in the message
   */
  static void set(Path programs, Path data, String password) throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL does not run as root
    }
    command.addAll(List.of(server(programs), "--single", "-c", "exit_on_error=on"));
    command.addAll(List.of("-D", data.toString(), "postgres"));
    tell(command, "ALTER ROLE postgres PASSWORD '" + password.replace("'", "''") + "'\n");
    Files.writeString(data.resolve("pg_hba.conf"), ONLY_WITH_PASSWORD);
  }

  private static String server(Path programs) throws IOException {
    try (Stream<Path> found =
        Files.find(programs, 3, (file, about) -> file.endsWith("bin/postgres"))) {
      return found
          .findFirst()
          .orElseThrow(() -> new IOException("no PostgreSQL is in " + programs))
          .toString();
    }
  }

  /** Gives the statement to a PostgreSQL that serves nobody else, and waits for its end. */
  private static void tell(List<String> command, String statement) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said;
    try (var lines = process.inputReader(UTF_8)) {
      write(process, statement);
      said = lines.lines().filter(line -> line.contains("FATAL")).collect(Collectors.joining("; "));
    }
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException("its password was not set, exit status " + status + ": " + said);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while its password was set", interrupted);
    }
  }

  private static void write(Process process, String statement) {
    try (var statements = process.outputWriter(UTF_8)) {
      statements.write(statement);
    } catch (IOException ended) {
      // It ended before it listened, and says why.
    }
  }
}
