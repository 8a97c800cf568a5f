package dev.forseti.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
  @TempDir Path folder;

  @Test
  void keepsItsRowsOverARestart() throws SQLException {
    try (var database = EmbeddedDatabase.start(folder)) {
      run(database, "create table kept (id int)");
      run(database, "insert into kept values (7)");
    }

    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(count(database, "kept")).isEqualTo(1);
    }
  }

  /** A killed process leaves its server running; the next start takes the data over from it. */
  @Test
  void takesOverFromAKilledProcess() throws Exception {
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartsAndStays.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = killed.inputReader()) {
      assertThat(lines.lines().anyMatch("ready"::equals)).isTrue();
    }
    killed.destroyForcibly().waitFor();

    try (var database = EmbeddedDatabase.start(folder)) {
      assertThat(count(database, "kept")).isZero();
    }
  }

  /** Starts a database, makes a table and waits to be killed. */
  static final class StartsAndStays {
    private StartsAndStays() {}

    public static void main(String[] folder) throws Exception {
      EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(folder[0]));
      run(database, "create table kept (id int)");
      System.out.println("ready");
      System.in.read();
    }
  }

  /** A process killed while it unpacks leaves a folder that is begun and not whole. */
  @Test
  void startsBesideARestOfUnpacking() throws Exception {
    Path rest = Files.createDirectories(folder.resolve("programs-1"));
    Files.createFile(rest.resolve("begun"));

    try (var database = EmbeddedDatabase.start(folder)) {
      run(database, "create table kept (id int)");
      assertThat(count(database, "kept")).isZero();
    }
  }

  private static void run(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(EmbeddedDatabase database, String table) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
