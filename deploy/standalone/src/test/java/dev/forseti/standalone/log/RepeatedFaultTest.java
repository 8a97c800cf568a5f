package dev.forseti.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class RepeatedFaultTest {
  private static final String TASK = "org.apache.flink.runtime.taskmanager.Task";

  private final RepeatedFault filter = new RepeatedFault();

  @Test
  void passesOneFaultOfATaskInTenMinutes() {
    assertThat(said(TASK, 0)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(said(TASK, 599_999)).isEqualTo(FilterReply.DENY);
    assertThat(said(TASK, 600_000)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(said(TASK, 600_001)).isEqualTo(FilterReply.DENY);
  }

  @Test
  void passesEverythingElse() {
    assertThat(said(TASK, 0)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(said("dev.forseti.policy.PolicyService", 1)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(said("org.apache.flink.runtime.X", 1)).isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply said(String by, long millis) {
    var event =
        new LoggingEvent(
            RepeatedFaultTest.class.getName(),
            new LoggerContext().getLogger(by),
            Level.WARN,
            "said",
            null,
            null);
    event.setTimeStamp(millis);
    return filter.decide(event);
  }
}
