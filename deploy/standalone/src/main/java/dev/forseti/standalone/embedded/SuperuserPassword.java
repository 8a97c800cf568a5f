package dev.forseti.standalone.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

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
   * @param programs what runs it
   * @param data an initialised data folder
   * @throws IOException when PostgreSQL does not take it; the password is not in the message
   */
  static void set(PostgresPrograms programs, Path data, String password) throws IOException {
    List<String> command =
        programs.command(
            "postgres",
            "--single",
            "-c",
            "exit_on_error=on",
            "-D",
            data.toAbsolutePath().toString(),
            "postgres");
    tell(command, "ALTER ROLE postgres PASSWORD '" + password.replace("'", "''") + "'\n");
    Files.writeString(data.resolve("pg_hba.conf"), ONLY_WITH_PASSWORD);
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
