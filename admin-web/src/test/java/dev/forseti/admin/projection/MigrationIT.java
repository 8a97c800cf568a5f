package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationIT {
  @Test
  void rowsOfAnEarlierConsoleAreTheBeginningOfTheirHistory() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      var source = postgres.getPostgresDatabase();
      Flyway.configure().dataSource(source).target("5").load().migrate();
      JdbcClient jdbc = JdbcClient.create(source);
      jdbc.sql(
              """
              insert into outcomes (measure_id, subject, kind, status, detail, at)
              values ('m1', 'user:@eve', 'PUBLISH', 'HELD', 'why', now()),
                ('m2', 'user:@eve', 'BAN', 'DONE', '', now())\
              """)
          .update();
      jdbc.sql("insert into published values ('!list key', 'user:@eve', now(), '{}')").update();

      Flyway.configure().dataSource(source).load().migrate();

      assertThat(count(jdbc, "outcomes where current")).isEqualTo(2);
      assertThat(count(jdbc, "published_history where what = 'PUBLISHED'")).isEqualTo(1);
      assertThat(count(jdbc, "topic_offsets")).as("all topics are read again").isZero();
    }
  }

  private static long count(JdbcClient jdbc, String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
