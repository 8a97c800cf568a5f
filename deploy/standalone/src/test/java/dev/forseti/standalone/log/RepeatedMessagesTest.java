package dev.forseti.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class RepeatedMessagesTest {
  private static final String SOURCE = "org.apache.flink.runtime.source.coordinator.X";
  private static final String CLIENT = "org.apache.kafka.clients.Y";
  private static final long HOUR = 3_600_000;

  private final RepeatedMessages filter = new RepeatedMessages();

  @Test
  void passesWhatALibraryRepeatsOnceAnHour() {
    assertThat(passes(CLIENT, "[id={}] broker away", 0, null)).isTrue();
    assertThat(passes(CLIENT, "[id={}] broker away", HOUR - 1, null)).isFalse();
    assertThat(passes(CLIENT, "[id={}] broker away", HOUR, null)).isTrue();
    assertThat(passes(CLIENT, "[id={}] broker away", HOUR + 1, null)).isFalse();
  }

  @Test
  void takesMessagesThatDifferByNumbersForTheSame() {
    assertThat(passes(CLIENT, "[client-1] node 3 is away", 0, null)).isTrue();
    assertThat(passes(CLIENT, "[client-20] node 4 is away", 1, null)).isFalse();
    assertThat(passes(CLIENT, "[client-1] is fenced", 1, null)).isTrue();
  }

  @Test
  void takesFailuresOfTheSameRootCauseForTheSame() {
    assertThat(passes(SOURCE, "cannot list events", 0, away())).isTrue();
    assertThat(passes(SOURCE, "cannot list decisions", 1, away())).isFalse();
    assertThat(passes(SOURCE, "cannot list events", 1, new SecurityException("no"))).isTrue();
  }

  @Test
  void writesSomeDozenLinesInANightWithoutKafka() {
    int written = 0;
    for (int minute = 0; minute < 600; minute++) {
      for (int client = 0; client < 20; client++) {
        long at = minute * 60_000L + client;
        written += passes(SOURCE, "source " + client + " fails", at, away()) ? 1 : 0;
        written += passes(CLIENT, "[client-" + client + "] no broker", at, null) ? 1 : 0;
      }
    }

    assertThat(written).isEqualTo(2 * 10);
  }

  /** Else a job that failed each second would look as if it had failed twice. */
  @Test
  void saysHowOftenWhatPassesAgainWasLeftOut() {
    LoggingEvent first = event(SOURCE, "failed", 0, away());
    assertThat(filter.decide(first)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(first.getKeyValuePairs()).isNull();
    for (int second = 1; second <= 37; second++) {
      assertThat(passes(SOURCE, "failed", second, away())).isFalse();
    }

    LoggingEvent next = event(SOURCE, "failed", HOUR, away());
    assertThat(filter.decide(next)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(next.getKeyValuePairs()).containsExactly(new KeyValuePair("left-out", 37));

    LoggingEvent third = event(SOURCE, "failed", 2 * HOUR, away());
    assertThat(filter.decide(third)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(third.getKeyValuePairs()).as("of the last hour alone").isNull();
  }

  @Test
  void passesEverythingThatWeSay() {
    for (int i = 0; i < 3; i++) {
      assertThat(passes("dev.forseti.policy.PolicyService", "policy failed", i, away())).isTrue();
    }
  }

  private static Throwable away() {
    return new IllegalStateException(new ExecutionException(new TimeoutException("no node")));
  }

  private boolean passes(String by, String message, long millis, @Nullable Throwable thrown) {
    return filter.decide(event(by, message, millis, thrown)) == FilterReply.NEUTRAL;
  }

  private static LoggingEvent event(
      String by, String message, long millis, @Nullable Throwable thrown) {
    var event =
        new LoggingEvent(
            RepeatedMessagesTest.class.getName(),
            new LoggerContext().getLogger(by),
            Level.ERROR,
            message,
            thrown,
            null);
    event.setTimeStamp(millis);
    return event;
  }
}
