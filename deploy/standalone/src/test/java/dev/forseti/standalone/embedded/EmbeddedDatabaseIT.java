package dev.forseti.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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
  private static final String PASSWORD = "it's for \\ tests";

  @TempDir Path folder;

  @Test
  void keepsItsRowsOverARestart() throws SQLException {
    try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
      run(database, "create table kept (id int)");
      run(database, "insert into kept values (7)");
    }

    try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
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

    try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
      assertThat(count(database, "kept")).isZero();
    }
  }

  /** Starts a database, makes a table and waits to be killed. */
  static final class StartsAndStays {
    private StartsAndStays() {}

    public static void main(String[] folder) throws Exception {
      EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(folder[0]), PASSWORD);
      run(database, "create table kept (id int)");
      System.out.println("ready");
      System.in.read();
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() throws SQLException {
    for (int start = 1; start <= 2; start++) {
      try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
        assertIsClosed(database);
      }
    }
    try (var database = EmbeddedDatabase.start(folder, "another")) {
      assertIsClosed(database);
      connect(database, "another").close();
      assertThatThrownBy(() -> connect(database, PASSWORD)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void knowsUpperAndLowerCaseOfAllLetters() throws SQLException {
    try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
      run(database, "create table folded as select 1 where lower('МОШЕННИК Ä') = 'мошенник ä'");
      assertThat(count(database, "folded")).isEqualTo(1);
    }
  }

  /** As it was made without a password, for everybody on the machine. */
  @Test
  void takesOverAnOpenFolder() throws Exception {
    Path programs = Files.createDirectories(folder.resolve("programs-1"));
    try (EmbeddedPostgres open =
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(programs.toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
        Connection connection = open.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table kept (id int)");
    }
    Files.createFile(programs.resolve("whole"));

    try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
      assertThat(count(database, "kept")).isZero();
      assertIsClosed(database);
    }
  }

  private static void assertIsClosed(EmbeddedDatabase database) {
    assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
    assertThatThrownBy(() -> connect(database, "wrong"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  private static Connection connect(EmbeddedDatabase database, String password)
      throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, password);
  }

  private static void run(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(EmbeddedDatabase database, String table) throws SQLException {
    try (Connection connection = connect(database, PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
