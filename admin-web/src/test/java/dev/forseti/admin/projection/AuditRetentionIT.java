package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Console;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditRetentionIT {
  @Test
  void whatModeratorsDecidedAndReadStaysAndSignInsGoAfterAYear() throws Exception {
    try (Console console = Console.start()) {
      JdbcClient jdbc = console.bean(JdbcClient.class);
      List<String> kinds =
          List.of(
              "LIST",
              "WATCH",
              "CLEAR",
              "UNDO",
              "REDACT",
              "READ",
              "SIGN_IN",
              "LOCKED_OUT",
              "WRONG_PASSWORD");
      for (String kind : kinds) {
        add(jdbc, kind, 89);
        add(jdbc, kind, 91);
        add(jdbc, kind, 364);
        add(jdbc, kind, 366);
        add(jdbc, kind, 10_000);
      }

      console.bean(Retention.class).deleteExpired();

      assertThat(console.count("audit where what = 'LOCKED_OUT'")).isEqualTo(1);
      assertThat(console.count("audit where what = 'WRONG_PASSWORD'")).isEqualTo(1);
      assertThat(console.count("audit where what = 'SIGN_IN'")).isEqualTo(3);
      String kept = "'LIST', 'WATCH', 'CLEAR', 'UNDO', 'REDACT', 'READ'";
      assertThat(console.count("audit where what in (" + kept + ")")).isEqualTo(30);
    }
  }

  private static void add(JdbcClient jdbc, String kind, int days) {
    jdbc.sql(
            """
            insert into audit (at, who, what, subject, detail)
            values (now() - make_interval(days => ?), 'mara', ?, '', '')\
            """)
        .params(days, kind)
        .update();
  }
}
