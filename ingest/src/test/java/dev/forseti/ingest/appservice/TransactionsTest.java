package dev.forseti.ingest.appservice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.ingest.Hostile;
import dev.forseti.ingest.InMemoryEventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.Intake;
import dev.forseti.wire.JsonRefused;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  private static final String EVENT =
      """
      {"type":"m.room.message","event_id":"$%d","room_id":"!r:hs","sender":"@a:hs","age":3,\
      "origin_server_ts":1,"content":{"body":"é \\"[{\\\\"},"unsigned":{"age":1}}\
      """;

  /** At every moment received = decoded + malformed + duplicates. */
  @Test
  void losesNoPieceOf10000MutatedTransactions() {
    InMemoryEventLog log = new InMemoryEventLog();
    IngestMetrics metrics = new IngestMetrics();
    Transactions transactions = new Transactions(new Intake("t", log, metrics), metrics);
    Random random = new Random(42);
    int broken = 0;

    for (int i = 0; i < 10_000; i++) {
      try {
        transactions.take(String.valueOf(random.nextInt(500)), mutated(random), Instant.EPOCH);
      } catch (JsonRefused notJson) {
        broken++;
      }
    }

    IngestMetrics.Snapshot counts = metrics.snapshot();
    assertThat(counts.received())
        .isEqualTo(counts.decoded() + counts.malformed() + counts.duplicates());
    assertThat(counts.decoded())
        .isEqualTo(Hostile.readable(log.events()).size())
        .isGreaterThan(1_000);
    assertThat(counts.malformed()).isEqualTo(log.malformed().size()).isGreaterThan(1_000);
    assertThat(counts.duplicates()).isGreaterThan(1_000);
    assertThat(broken).isBetween(100, 9_900);
    assertThat(Hostile.readable(log.events()).stream().map(it -> it.eventId()).distinct().count())
        .isEqualTo(counts.decoded());
  }

  private static byte[] mutated(Random random) {
    StringBuilder text = new StringBuilder("{\"events\":[");
    int events = random.nextInt(6);
    for (int i = 0; i < events; i++) {
      text.append(i == 0 ? "" : ",").append(EVENT.formatted(random.nextInt(8_000)));
    }
    byte[] bytes = text.append("],\"ephemeral\":[{}]}").toString().getBytes(UTF_8);
    for (int flips = random.nextInt(4); flips > 0; flips--) {
      bytes[random.nextInt(bytes.length)] =
          random.nextBoolean()
              ? (byte) random.nextInt(256)
              : (byte) "{}[]\",:\\ 0".charAt(random.nextInt(10));
    }
    return bytes;
  }
}
