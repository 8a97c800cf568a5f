package dev.forseti.admin.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.health.ConsoleParts;
import dev.forseti.runtime.health.Troubles;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Two pools of connections to the one database: requests and {@linkplain BackgroundThread the
 * console's own threads} never wait for each other's. So a crowd at the console holds up no reader,
 * and the check of the database does not take it for dead.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionPools {
  /** Connections for requests. */
  static final int FOR_REQUESTS = 8;

  /** The SQL state of a connection that could not be made. */
  private static final String UNREACHED = "08001";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Bean(defaultCandidate = false)
  HikariDataSource requestConnections(AdminConfig config) {
    return pool(config, "requests", FOR_REQUESTS);
  }

  @Bean(defaultCandidate = false)
  HikariDataSource backgroundConnections(AdminConfig config) {
    return pool(config, "background", BackgroundThread.MOST);
  }

  @Bean
  @Primary
  DataSource dataSource(
      @Qualifier("requestConnections") HikariDataSource requests,
      @Qualifier("backgroundConnections") HikariDataSource background,
      Troubles troubles) {
    return new ByThread(requests, background, troubles);
  }

  /** Its connections are made as they are needed; a database that is away is an SQL error. */
  private static HikariDataSource pool(AdminConfig config, String name, int most) {
    var pool = new HikariDataSource();
    pool.setPoolName(name);
    pool.setJdbcUrl(config.jdbcUrl());
    pool.setUsername(config.jdbcUser());
    pool.setPassword(config.jdbcPassword());
    pool.setMaximumPoolSize(most);
    pool.setConnectionTimeout(PATIENCE.toMillis());
    pool.setInitializationFailTimeout(-1);
    return pool;
  }

  /**
   * Gives each thread a connection of the pool that is meant for it. While the database is known
   * not to answer, requests are told so at once, and only the check goes on asking it.
   */
  private static final class ByThread extends AbstractDataSource {
    private final DataSource requests;
    private final DataSource background;
    private final Troubles troubles;

    ByThread(DataSource requests, DataSource background, Troubles troubles) {
      this.requests = requests;
      this.background = background;
      this.troubles = troubles;
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (BackgroundThread.isCurrent()) {
        return background.getConnection();
      }
      if (troubles.of(ConsoleParts.DATABASE).isPresent()) {
        throw new SQLTransientConnectionException("the database is known to be away", UNREACHED);
      }
      return requests.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      throw new SQLException("the console has one user");
    }
  }
}
