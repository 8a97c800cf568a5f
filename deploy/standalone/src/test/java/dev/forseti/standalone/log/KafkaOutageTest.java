package dev.forseti.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class KafkaOutageTest {
  private static final String COORDINATOR = "org.apache.flink.runtime.source.coordinator.X";

  private final KafkaOutage filter = new KafkaOutage();

  @Test
  void leavesOutThatASourceDoesNotReachKafka() {
    Throwable away = new ExecutionException(new TimeoutException("no node"));

    assertThat(said(COORDINATOR, new IllegalStateException("cannot list", away)))
        .isEqualTo(FilterReply.DENY);
  }

  @Test
  void leavesOutThatAClientIsClosingWhileTheSourceStartsAgain() {
    var closing = new IllegalStateException("Cannot accept new calls");
    closing.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.apache.kafka.clients.admin.KafkaAdminClient", "call", "K", 1)
        });

    assertThat(said(COORDINATOR, new ExecutionException(closing))).isEqualTo(FilterReply.DENY);
  }

  @Test
  void keepsWhatDoesNotMendItself() {
    assertThat(said(COORDINATOR, new TopicAuthorizationException("may not read")))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(said(COORDINATOR, new IllegalStateException("a fault of ours")))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void keepsWhatOthersSay() {
    assertThat(said("dev.forseti.policy.PolicyService", new TimeoutException("no node")))
        .isEqualTo(FilterReply.NEUTRAL);
    assertThat(said(COORDINATOR, null)).isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply said(String by, @org.jspecify.annotations.Nullable Throwable thrown) {
    Logger logger = new LoggerContext().getLogger(by);
    return filter.decide(
        new LoggingEvent(
            KafkaOutageTest.class.getName(), logger, Level.ERROR, "said", thrown, null));
  }
}
