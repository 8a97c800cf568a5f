package dev.forseti.admin;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * An empty database for one console. Most are copies of a migrated one on a server that all tests
 * of the process share: a copy takes a twentieth of a second, a server of its own two seconds.
 */
final class TestDatabase implements AutoCloseable {
  private static final String OWNER = "postgres";
  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final EmbeddedPostgres server;
  private final String name;
  private final boolean isShared;

  private TestDatabase(EmbeddedPostgres server, String name, boolean isShared) {
    this.server = server;
    this.name = name;
    this.isShared = isShared;
  }

  /** The server of all tests; it ends with the process. */
  private static final class Shared {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.start();
        run(server, "create database " + TEMPLATE);
        Flyway.configure().dataSource(server.getDatabase(OWNER, TEMPLATE)).load().migrate();
        return server;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** One on the server of all. */
  static synchronized TestDatabase copy() {
    String name = "console" + COUNT.incrementAndGet();
    run(Shared.SERVER, "create database " + name + " template " + TEMPLATE);
    return new TestDatabase(Shared.SERVER, name, true);
  }

  /** One on a server of its own, which can be {@linkplain #lose() lost} under a console. */
  static TestDatabase alone() throws IOException {
    return new TestDatabase(EmbeddedPostgres.start(), OWNER, false);
  }

  String url() {
    return server.getJdbcUrl(OWNER, name);
  }

  /** Ends the server under whoever still uses it. */
  void lose() throws IOException {
    if (isShared) {
      throw new IllegalStateException("other tests need it");
    }
    server.close();
  }

  private static void run(EmbeddedPostgres server, String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  @Override
  public void close() throws IOException {
    if (isShared) {
      run(server, "drop database if exists " + name + " with (force)");
    } else {
      server.close();
    }
  }
}
