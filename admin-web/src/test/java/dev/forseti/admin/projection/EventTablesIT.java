package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Console;
import dev.forseti.admin.Samples;
import dev.forseti.model.EventFlag;
import dev.forseti.wire.Topics;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EventTablesIT {
  @Test
  void anotherCopysJudgementIsAddedAndNothingElseOfIt() throws Exception {
    try (Console console = Console.start()) {
      take(console, EventFlag.ENCRYPTED);
      take(console, EventFlag.SOFT_FAILED, EventFlag.BACKFILLED, EventFlag.REDACTED);
      assertThat(flags(console)).isEqualTo("ENCRYPTED SOFT_FAILED");

      take(console);
      take(console, EventFlag.SOFT_FAILED, EventFlag.POLICY_REFUSED);
      assertThat(flags(console)).isEqualTo("ENCRYPTED SOFT_FAILED POLICY_REFUSED");
      assertThat(console.count("events")).isEqualTo(1);
    }
  }

  private static void take(Console console, EventFlag... flags) {
    console
        .bean(Projections.class)
        .apply(Topics.EVENTS, "", Samples.event("$e", true).withFlags(Set.of(flags)));
  }

  private static String flags(Console console) {
    return console
        .bean(JdbcClient.class)
        .sql("select flags from events")
        .query(String.class)
        .single();
  }
}
