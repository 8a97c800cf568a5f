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
