package dev.forseti.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class RetryUnknownTopicTest {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void asksAgainUntilTheBrokerHasHeardOfTheTopics() throws Exception {
    String answer =
        RetryUnknownTopic.ask(
            () ->
                asked.incrementAndGet() < 3
                    ? failed(new UnknownTopicOrPartitionException("not yet"))
                    : KafkaFuture.completedFuture("known"),
            Duration.ofSeconds(30));

    assertThat(answer).isEqualTo("known");
    assertThat(asked).hasValue(3);
  }

  @Test
  void tellsAnotherFailureAtOnce() {
    assertThatThrownBy(
            () ->
                RetryUnknownTopic.ask(
                    () -> failed(new TopicAuthorizationException("no")), Duration.ofSeconds(30)))
        .hasCauseInstanceOf(TopicAuthorizationException.class);
  }

  @Test
  void givesUpWhenTheTimeIsOver() {
    assertThatThrownBy(
            () ->
                RetryUnknownTopic.ask(
                    () -> failed(new UnknownTopicOrPartitionException("never")),
                    Duration.ofMillis(50)))
        .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
  }

  private static KafkaFuture<String> failed(RuntimeException why) {
    var future = new KafkaFutureImpl<String>();
    future.completeExceptionally(why);
    return future;
  }
}
