package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Console;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionIT {
  @Test
  void rowsGoAtTheAgeOfTheirTopicUnlessAnOpenCaseShowsThem() throws Exception {
    try (Console console = Console.start()) {
      JdbcClient jdbc = console.bean(JdbcClient.class);
      jdbc.sql(
              """
              insert into cases (subject, standing, harm, reason, opened_at, changed_at, open)
              values ('user:@open', 'ACT', 'spam', '', now(), now(), true),
                ('user:@closed', 'ACT', 'spam', '', now(), now(), false)\
              """)
          .update();
      for (String table : List.of("signals", "verdicts", "outcomes")) {
        int most = table.equals("signals") ? 30 : 98;
        add(jdbc, table, "young", "user:@closed", most - 1);
        add(jdbc, table, "old", "user:@closed", most + 1);
        add(jdbc, table, "shown", "user:@open", most + 1);
      }
      jdbc.sql(
              """
              insert into outbox (topic, key, value, sent_at) values ('waits', '', '', null),
                ('young', '', '', now() - interval '6 days'), ('old', '', '', now() - interval '8 days')\
              """)
          .update();

      console.bean(Retention.class).deleteExpired();

      assertThat(left(jdbc, "select id from signals")).containsExactly("shown", "young");
      assertThat(left(jdbc, "select id from verdicts")).containsExactly("shown", "young");
      assertThat(left(jdbc, "select measure_id from outcomes")).containsExactly("shown", "young");
      assertThat(left(jdbc, "select topic from outbox")).containsExactly("waits", "young");
    }
  }

  @Test
  void whoHasLeftWhatRoomsWereCalledAndOldReputationsAreForgotten() throws Exception {
    try (Console console = Console.start()) {
      JdbcClient jdbc = console.bean(JdbcClient.class);
      jdbc.sql(
              """
              insert into cases (subject, standing, harm, reason, opened_at, changed_at)
              values ('user:@open', 'ACT', 'spam', '', now(), now())\
              """)
          .update();
      jdbc.sql(
              """
              insert into decisions (id, subject, kind, moderator, reason, at, value, expires_at)
              values ('d1', 'user:@listed', 'LIST', '', '', now(), '', null),
                ('d2', 'user:@ended', 'LIST', '', '', now(), '', now())\
              """)
          .update();
      jdbc.sql(
              """
              insert into members (room, user_id, membership, name, at)
              select '!here', id, membership, '', now() - make_interval(days => days)
              from (values ('@stays', 'join', 99), ('@open', 'ban', 99), ('@left', 'leave', 8),
                ('@went', 'leave', 6)) as m(id, membership, days)\
              """)
          .update();
      jdbc.sql(
              """
              insert into room_labels (room, kind, label, at)
              select id, 'name', '', now() - make_interval(days => days)
              from (values ('!here', 99), ('!gone', 8), ('!new', 6)) as r(id, days)\
              """)
          .update();
      jdbc.sql(
              """
              insert into reputations (subject, as_of, value)
              select 'user:' || id, now() - make_interval(days => days), ''
              from (values ('@open', 141), ('@listed', 141), ('@ended', 141), ('@old', 141),
                ('@young', 139)) as r(id, days)\
              """)
          .update();

      console.bean(Retention.class).deleteExpired();

      assertThat(left(jdbc, "select user_id from members"))
          .containsExactly("@open", "@stays", "@went");
      assertThat(left(jdbc, "select room from room_labels")).containsExactly("!here", "!new");
      assertThat(left(jdbc, "select subject from reputations"))
          .containsExactly("user:@listed", "user:@open", "user:@young");
    }
  }

  @Test
  void anOpenGroupCaseKeepsItsNewestThousandMembersAndNoMore() throws Exception {
    try (Console console = Console.start()) {
      JdbcClient jdbc = console.bean(JdbcClient.class);
      group(jdbc, "campaign:room=!open", "@o", 1_500);
      group(jdbc, "campaign:room=!closed", "@c", 7);
      jdbc.sql(
              """
              insert into cases (subject, standing, harm, reason, opened_at, changed_at, open,
                folded_into)
              values ('campaign:room=!open', 'ACT', 'spam', '', now(), now(), true, null),
                ('campaign:room=!closed', 'ACT', 'spam', '', now(), now(), false, null),
                ('user:@c1', 'ACT', '', '', now(), now() - interval '99 days', false, 2),
                ('user:@c2', 'ACT', '', '', now(), now() - interval '97 days', false, 2)\
              """)
          .update();
      for (String table : List.of("signals", "verdicts", "outcomes")) {
        add(jdbc, table, "shown", "user:@o501", 99);
        add(jdbc, table, "beyond", "user:@o500", 99);
        add(jdbc, table, "closed", "user:@c1", 99);
      }

      console.bean(Retention.class).deleteExpired();

      for (String table : List.of("signals", "verdicts", "outcomes")) {
        assertThat(left(jdbc, "select subject from " + table)).containsExactly("user:@o501");
      }
      assertThat(left(jdbc, "select subject from campaigns"))
          .containsExactly("campaign:room=!open");
      assertThat(console.count("campaign_members")).isEqualTo(1_500);
      assertThat(left(jdbc, "select subject from cases where folded_into is not null"))
          .containsExactly("user:@c2");
    }
  }

  @Test
  void aGroupCaseThatALargerOneTookInIsKeptAsLongAsSingleCasesNameIt() throws Exception {
    try (Console console = Console.start()) {
      JdbcClient jdbc = console.bean(JdbcClient.class);
      jdbc.sql(
              """
              insert into cases (subject, standing, harm, reason, opened_at, changed_at, open,
                folded_into)
              values ('campaign:larger', 'ACT', 'spam', '', now(), now(), true, null),
                ('campaign:smaller', 'ACT', 'spam', '', now(), now() - interval '99 days', false, 1),
                ('user:@old', 'ACT', '', '', now(), now() - interval '99 days', false, 2),
                ('user:@young', 'ACT', '', '', now(), now() - interval '97 days', false, 2)\
              """)
          .update();

      console.bean(Retention.class).deleteExpired();
      assertThat(left(jdbc, "select subject from cases where folded_into is not null"))
          .containsExactlyInAnyOrder("campaign:smaller", "user:@young");

      jdbc.sql("delete from cases where subject = 'user:@young'").update();
      console.bean(Retention.class).deleteExpired();
      assertThat(left(jdbc, "select subject from cases")).containsExactly("campaign:larger");
    }
  }

  private static void group(JdbcClient jdbc, String campaign, String name, int members) {
    jdbc.sql(
            """
            with c as (
              insert into campaigns (subject, members, last_nr, since, newest)
              values (:campaign, :members, :members, now() - interval '99 days', now() - interval '99 days')
              returning id, newest)
            insert into campaign_members
              (campaign, nr, member, at, standing, state, listed, redacted)
            select c.id, nr, 'user:' || :name || nr, c.newest, 'ACT', 'WAITING', false, false
            from c, generate_series(1, :members) as s(nr)\
            """)
        .param("campaign", campaign)
        .param("members", members)
        .param("name", name)
        .update();
  }

  private static void add(JdbcClient jdbc, String table, String id, String subject, int days) {
    String columns =
        switch (table) {
          case "signals" -> "(id, subject, at, rule, event_id, value)";
          case "verdicts" -> "(id, subject, at, standing, value)";
          default -> "(measure_id, subject, at, kind, status, detail)";
        };
    String rest = table.equals("verdicts") ? ", '', ''" : ", '', '', ''";
    jdbc.sql(
            "insert into %s %s values (?, ?, now() - make_interval(days => ?)%s)"
                .formatted(table, columns, rest))
        .params(id, subject, days)
        .update();
  }

  private static List<@Nullable String> left(JdbcClient jdbc, String select) {
    return jdbc.sql(select + " order by 1").query(String.class).list();
  }
}
