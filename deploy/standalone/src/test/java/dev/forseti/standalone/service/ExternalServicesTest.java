package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.admin.DatabaseConfig;
import dev.forseti.runtime.health.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ExternalServicesTest {
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final List<String> said = new ArrayList<>();
  private final Troubles troubles = new Troubles(() -> Instant.EPOCH);
  private final ExternalServices services = new ExternalServices(troubles, () -> {});

  ExternalServicesTest() {
    troubles.listen(new TroublePrinter(said::add));
  }

  @Test
  void saysOnceThatItWaitsAndWhyAndWhatToDoAndThatItIsOver() {
    Deque<Optional<String>> answers =
        new ArrayDeque<>(
            List.of(
                Optional.of("refused"),
                Optional.of("refused"),
                Optional.of("starting up"),
                Optional.empty()));
    List<String> whole = new ArrayList<>();
    await(
        "database",
        () -> {
          troubles.of("database").ifPresent(it -> whole.add(it.what()));
          return answers.remove();
        });

    String waits = "PostgreSQL does not answer and is asked until it does: ";
    assertThat(said)
        .containsExactly(waits + "refused. Start it, or mend x", "database works again");
    assertThat(whole).containsExactly(waits + "refused", waits + "refused", waits + "starting up");
    assertThat(troubles.isReady()).isTrue();
  }

  @Test
  void saysNothingOfWhatIsThere() {
    await("kafka", Optional::empty);

    assertThat(said).isEmpty();
  }

  @Test
  void showsNoPasswordOfADatabasesAddress() {
    String odd = "jdbc:postgresql://db:x/forseti?password=geheim&ssl=true";

    assertThatThrownBy(() -> ExternalServices.database(new DatabaseConfig(odd, "f", "")))
        .hasMessageContaining("password=***&ssl")
        .hasMessageNotContaining("geheim");
    assertThat(DatabaseConfig.masked("jdbc:postgresql://me:geheim@db/f and more"))
        .isEqualTo("jdbc:postgresql://me:***@db/f and more");
  }

  @Test
  void endsWhenItIsStopped() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> await("kafka", () -> Optional.of("refused")))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("PostgreSQL");
    assertThat(Thread.interrupted()).isTrue();
  }

  private void await(String part, Supplier<Optional<String>> whyNot) {
    services.await(part, "PostgreSQL", "Start it, or mend x", PAUSE, whyNot);
  }
}
