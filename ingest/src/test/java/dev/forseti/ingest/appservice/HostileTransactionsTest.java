package dev.forseti.ingest.appservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.ingest.Hostile;
import dev.forseti.ingest.InMemoryEventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.matrix.TransactionBody;
import dev.forseti.runtime.health.Troubles;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HostileTransactionsTest {
  private static final Troubles TROUBLES = new Troubles(() -> Instant.EPOCH);
  private static final String TOKEN = "hs-token-0123456789";

  private final InMemoryEventLog log = new InMemoryEventLog();
  private final IngestMetrics metrics = new IngestMetrics();
  private final Hostile hostile = new Hostile(7);
  private long pieces;

  /** Each gets an answer, and at the end received = decoded + malformed + duplicates. */
  @Test
  void answersAndCounts10000() throws Exception {
    Map<Integer, Integer> answers = new TreeMap<>();
    AppServiceConfig config = AppServiceConfig.onLoopback(0, TOKEN, "as-token-0123456789", null);
    try (var tap = new AppServiceTap(config, log, () -> Instant.EPOCH, metrics, TROUBLES);
        var client = HttpClient.newHttpClient()) {
      tap.start();
      for (int i = 0; i < 10_000; i++) {
        answers.merge(deliver(i, transaction(), tap, client), 1, Integer::sum);
      }
    }

    assertThat(answers).containsOnlyKeys(200, 400);
    assertThat(answers.getOrDefault(400, 0)).isGreaterThan(500);
    IngestMetrics.Snapshot counts = metrics.snapshot();
    assertThat(counts.received()).isEqualTo(pieces);
    assertThat(counts.decoded() + counts.malformed() + counts.duplicates()).isEqualTo(pieces);
    assertThat(counts.decoded())
        .isEqualTo(Hostile.readable(log.events()).size())
        .isGreaterThan(3_000);
    assertThat(counts.malformed()).isEqualTo(log.malformed().size()).isGreaterThan(5_000);
    assertThat(counts.malformedByReason()).hasSize(9);
    assertThat(counts.refusedByCode()).containsOnlyKeys("M_NOT_JSON", "M_BAD_JSON");
    assertThat(counts.refusedRequests()).isGreaterThan(answers.getOrDefault(400, 0));
  }

  /** One in ten is sent until it is taken, as a homeserver would. */
  private int deliver(int id, byte[] body, AppServiceTap tap, HttpClient client) throws Exception {
    int status = put(id, body, tap, client);
    if (status == 200) {
      pieces += TransactionBody.split(body).events().size();
    } else if (id % 10 == 0) {
      assertThat(put(id, body, tap, client)).isEqualTo(400);
      assertThat(put(id, body, tap, client)).isEqualTo(200);
      pieces++; // it was stored as malformed as a whole
    }
    return status;
  }

  private static int put(int id, byte[] body, AppServiceTap tap, HttpClient client)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + tap.port() + "/_matrix/app/v1/transactions/" + id);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + TOKEN)
            .timeout(Duration.ofSeconds(20))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).startsWith(answer.statusCode() == 200 ? "{}" : "{\"err");
    return answer.statusCode();
  }

  private byte[] transaction() throws Exception {
    var body = new ByteArrayOutputStream();
    body.write("{\"events\":[".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (int i = hostile.below(5); i >= 0; i--) {
      body.write(hostile.piece());
      body.write(i == 0 ? ']' : ',');
    }
    body.write('}');
    return hostile.below(3) == 0 ? hostile.harmed(body.toByteArray()) : body.toByteArray();
  }
}
