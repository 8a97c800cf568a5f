package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.standalone.config.ForsetiConfig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ExternalServicesTest {
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final List<String> said = new ArrayList<>();

  @Test
  void saysEachReasonOnceAndThatItIsOver() {
    Deque<Optional<String>> answers =
        new ArrayDeque<>(
            List.of(
                Optional.of("refused"),
                Optional.of("refused"),
                Optional.of("starting up"),
                Optional.of("refused"),
                Optional.empty()));
    ExternalServices.await("PostgreSQL", answers::remove, PAUSE, said::add);

    assertThat(said)
        .containsExactly(
            "PostgreSQL does not answer and is asked until it does: refused",
            "PostgreSQL does not answer and is asked until it does: starting up",
            "PostgreSQL answers");
  }

  @Test
  void saysNothingOfWhatIsThere() {
    ExternalServices.await("Kafka", Optional::empty, PAUSE, said::add);

    assertThat(said).isEmpty();
  }

  @Test
  void showsNoPasswordOfADatabasesAddress() {
    String odd = "jdbc:postgresql://db:x/forseti?password=geheim&ssl=true";

    assertThatThrownBy(() -> ExternalServices.database(new ForsetiConfig.Database(odd, "f", "")))
        .hasMessageContaining("password=***&ssl")
        .hasMessageNotContaining("geheim");
    assertThat(ForsetiConfig.Database.masked("jdbc:postgresql://me:geheim@db/f and more"))
        .isEqualTo("jdbc:postgresql://me:***@db/f and more");
  }

  @Test
  void endsWhenItIsStopped() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () -> ExternalServices.await("Kafka", () -> Optional.of("refused"), PAUSE, said::add))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("Kafka");
    assertThat(Thread.interrupted()).isTrue();
  }
}
