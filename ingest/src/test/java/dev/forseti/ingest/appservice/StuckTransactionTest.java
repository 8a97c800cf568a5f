package dev.forseti.ingest.appservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StuckTransactionTest {
  private final Troubles troubles = new Troubles(() -> Instant.EPOCH);
  private final StuckTransaction stuck = new StuckTransaction(troubles);

  @Test
  void reportsOneThatIsSentAgainAndAgainUntilOneIsTaken() {
    stuck.notTaken("7", "answered 500");
    stuck.notTaken("7", "answered 500");
    assertThat(troubles.now()).isEmpty();

    stuck.notTaken("7", "answered 500");
    assertThat(troubles.of(StuckTransaction.PART))
        .hasValueSatisfying(
            it -> {
              assertThat(it.effect()).isEqualTo(Effect.STOPPED);
              assertThat(it.what()).contains("answered 500");
            });

    stuck.taken();
    assertThat(troubles.now()).isEmpty();
  }

  @Test
  void isQuietWhileTransactionsGoOn() {
    for (int id = 0; id < 10; id++) {
      stuck.notTaken("a" + id, "answered 400");
      stuck.notTaken("a" + id, "answered 400");
    }

    assertThat(troubles.now()).isEmpty();
  }
}
