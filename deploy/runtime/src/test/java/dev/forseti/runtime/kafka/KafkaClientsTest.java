package dev.forseti.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KafkaClientsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final KafkaConnection NOWHERE = KafkaConnection.plain("nowhere.invalid:9092");

  /** No thread of an admin client stays behind the reader that was not made. */
  @Test
  void closesWhatWasMadeBeforeTheClientThatCannotBeMade() {
    var halfWrong =
        new KafkaConnection("127.0.0.1:1", Map.of("fetch.max.bytes", "only a consumer reads this"));
    var before = List.copyOf(Thread.getAllStackTraces().keySet());

    assertThatThrownBy(() -> reader(halfWrong)).isInstanceOf(KafkaUnavailable.class);

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .noneMatch(thread -> thread.getName().contains("admin"));
  }

  @Test
  void aBrokerWhoseNameIsNotKnownIsUnavailableForEveryClient() {
    assertUnavailable(() -> reader(NOWHERE));
    assertUnavailable(() -> new TopicWriter(NOWHERE, PATIENCE));
    assertUnavailable(() -> new TransactionalWriter(NOWHERE, "id", PATIENCE).endOpenTransaction());
    assertUnavailable(() -> TopicSetup.createAll(NOWHERE, PATIENCE));
    assertUnavailable(() -> new KafkaProbe(NOWHERE, PATIENCE).clusterId());
  }

  @Test
  void aProbeSaysWhyItsClientCannotBeMade() {
    try (var probe = new KafkaProbe(NOWHERE, PATIENCE)) {
      assertThat(probe.problem()).hasValueSatisfying(why -> assertThat(why).contains("bootstrap"));
    }
  }

  private static TopicReader reader(KafkaConnection kafka) {
    var malformed = new MalformedRecords(new SimpleMeterRegistry(), it -> {});
    return new TopicReader(kafka, List.of(Topics.EVENTS), malformed, PATIENCE);
  }

  private static void assertUnavailable(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            KafkaUnavailable.class, it -> assertThat(it.reason()).contains("bootstrap"));
  }
}
