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

  @Test
  void recordsThatAnEarlierConsoleCouldNotReadStandBesideWhatTapsRefused() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      var source = postgres.getPostgresDatabase();
      Flyway.configure().dataSource(source).target("6").load().migrate();
      JdbcClient jdbc = JdbcClient.create(source);
      jdbc.sql(
              """
              insert into unreadable (topic, part, position, reason, at)
              values ('forseti.rules.v1', 0, 7, 'does not fit the topic''s format', now()),
                ('forseti.events.v1', 2, 9, 'cannot be stored (X)', now())\
              """)
          .update();
      jdbc.sql("insert into malformed values ('tap:1', 'tap', '1', 'NOT_JSON', '', now())")
          .update();

      Flyway.configure().dataSource(source).load().migrate();

      assertThat(count(jdbc, "malformed where id = 'record:forseti.rules.v1-0@7'")).isEqualTo(1);
      assertThat(count(jdbc, "malformed where reason = 'NOT_STORED' and tap like '%events%'"))
          .isEqualTo(1);
      assertThat(count(jdbc, "malformed where found_at = at")).isEqualTo(3);
    }
  }

  @Test
  void eventsOfAnEarlierConsoleAreFoundByTheHostOfTheirServer() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      var source = postgres.getPostgresDatabase();
      Flyway.configure().dataSource(source).target("7").load().migrate();
      JdbcClient jdbc = JdbcClient.create(source);
      jdbc.sql(
              """
              insert into events (id, room, sender, type, content, sent_at, received_at, state_key)
              values ('$1', '!r', '@x:Evil.example:8448', 'm', '{}', now(), now(), null),
                ('$2', '!r', '@x:[::1]:8448', 'm', '{}', now(), now(), null),
                ('$3', '!r', '@x:[::1]', 'm', '{}', now(), now(), null),
                ('$4', '!r', '@eve:x', 'm.room.member',
                 '{"displayname":"Admin","membership":"invite"}', now(), now(), '@bob:x'),
                ('$5', '!r', '@mo:x', 'm.room.member', '{"membership":"ban"}', now(), now(), '@cy:x')\
              """)
          .update();
      jdbc.sql(
              """
              insert into members (room, user_id, membership, name, at)
              values ('!r', '@bob:x', 'invite', 'Admin', now()), ('!r', '@al:x', 'join', 'Al', now()),
                ('!r', '@cy:x', 'ban', 'Cy', now())\
              """)
          .update();

      Flyway.configure().dataSource(source).load().migrate();

      assertThat(count(jdbc, "events where server = 'evil.example'")).isEqualTo(1);
      assertThat(count(jdbc, "events where server = '[::1]'")).isEqualTo(2);
      assertThat(count(jdbc, "members where name in ('Al', 'Cy')")).isEqualTo(2);
      assertThat(count(jdbc, "members where name = ''")).as("a name that Eve gave").isEqualTo(1);
    }
  }

  @Test
  void casesAndOutcomesOfAnEarlierConsoleBelongToNoCampaign() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      var source = postgres.getPostgresDatabase();
      Flyway.configure().dataSource(source).target("9").load().migrate();
      JdbcClient jdbc = JdbcClient.create(source);
      jdbc.sql(
              """
              insert into outcomes (measure_id, subject, kind, status, detail, at)
              values ('m1', 'user:@eve', 'PUBLISH', 'HELD', 'why', now())\
              """)
          .update();
      jdbc.sql(
              """
              insert into cases (subject, standing, harm, reason, opened_at, changed_at)
              values ('user:@eve', 'ACT', 'm.spam', 'why', now(), now())\
              """)
          .update();

      Flyway.configure().dataSource(source).load().migrate();

      assertThat(count(jdbc, "outcomes where current and campaign is null")).isEqualTo(1);
      assertThat(count(jdbc, "cases where open and campaign is null and folded_into is null"))
          .isEqualTo(1);
    }
  }

  private static long count(JdbcClient jdbc, String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
