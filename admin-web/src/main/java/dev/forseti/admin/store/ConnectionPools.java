package dev.forseti.admin.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.forseti.admin.AdminConfig;
import java.sql.Connection;
import java.sql.SQLException;
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
      @Qualifier("backgroundConnections") HikariDataSource background) {
    return new ByThread(requests, background);
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

  /** Gives each thread a connection of the pool that is meant for it. */
  private static final class ByThread extends AbstractDataSource {
    private final DataSource requests;
    private final DataSource background;

    ByThread(DataSource requests, DataSource background) {
      this.requests = requests;
      this.background = background;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return (BackgroundThread.isCurrent() ? background : requests).getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      throw new SQLException("the console has one user");
    }
  }
}
