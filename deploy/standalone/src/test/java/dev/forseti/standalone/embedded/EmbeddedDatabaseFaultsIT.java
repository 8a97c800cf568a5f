package dev.forseti.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.health.Troubles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the disk, the system and a kill do to the database. */
class EmbeddedDatabaseFaultsIT {
  private static final String PASSWORD = "secret";

  @TempDir Path folder;

  @Test
  void hasOnTheDiskWhatItAcknowledges() throws SQLException {
    try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
      assertThat(ask(database, "show fsync")).isEqualTo("on");
      assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(database, "show full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void servesAgainAfterAllItsProcessesWereKilled() throws Exception {
    var troubles = new Troubles(InstantSource.system());
    var began = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    troubles.listen(
        Troubles.Listener.of(trouble -> began.countDown(), trouble -> ended.countDown()));
    try (var database = EmbeddedDatabase.start(folder, 0, PASSWORD, troubles)) {
      run(database, "create table kept (id int)");
      run(database, "insert into kept values (7)");

      ProcessHandle server = PostmasterFile.server(folder.resolve("data")).orElseThrow();
      List<ProcessHandle> all = Stream.concat(Stream.of(server), server.descendants()).toList();
      all.forEach(ProcessHandle::destroyForcibly);

      assertThat(began.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(ask(database, "select id from kept")).isEqualTo("7");
      assertThat(troubles.now()).isEmpty();
    }
  }

  /** As a Forseti that made it in its place left it, killed meanwhile. */
  @Test
  void startsInPlaceOfDataThatWasMadeHalf() throws Exception {
    Path half = Files.createDirectories(folder.resolve("data"));
    Files.writeString(half.resolve("PG_VERSION"), "18\n");
    Files.createFile(half.resolve("postgresql.conf"));

    try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
      assertThat(ask(database, "select 1")).isEqualTo("1");
    }
    assertThat(folder.resolve("data-half-made-1").resolve("PG_VERSION")).exists();
  }

  @Test
  void keepsNothingOfStartsThatWereCutOff() throws Exception {
    for (String rest : List.of("programs-1", "programs-2", "programs-begun", "data-begun")) {
      Path left = Files.createDirectories(folder.resolve(rest).resolve("bin"));
      Files.createFile(left.resolve("postgres"));
    }

    for (int start = 1; start <= 2; start++) {
      try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
        assertThat(ask(database, "select 1")).isEqualTo("1");
      }
      assertThat(names()).hasSize(2).contains("data");
    }
  }

  /** After a restart of the machine another program may have the process id. */
  @Test
  void startsBesideAnotherPostgresThatHasTheIdOfItsServer() throws Exception {
    try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
      run(database, "create table kept (id int)");
    }
    Path other = Files.copy(Path.of("/bin/sleep"), folder.resolve("postgres"));
    Process stranger = new ProcessBuilder(other.toString(), "300").start();
    try {
      Path data = folder.resolve("data");
      Files.writeString(
          data.resolve("postmaster.pid"),
          "%d%n%s%n%d%n".formatted(stranger.pid(), data, System.currentTimeMillis() / 1_000));

      try (var database = EmbeddedDatabase.start(folder, PASSWORD)) {
        assertThat(ask(database, "select count(*) from kept")).isEqualTo("0");
      }
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(it -> it.getFileName().toString()).toList();
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, PASSWORD);
  }

  private static void run(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
