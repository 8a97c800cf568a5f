package dev.forseti.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.ingest.appservice.AppServiceConfig;
import dev.forseti.ingest.appservice.AppServiceTap;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.testing.TestBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadKafkaIT {
  private static final String TOKEN = "hs-token-0123456789";

  private final IngestMetrics metrics = new IngestMetrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Troubles troubles = new Troubles(() -> Instant.EPOCH);
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    troubles.listen(
        Troubles.Listener.of(
            began -> heard.add("began: " + began.text()),
            ended -> heard.add("ended: " + ended.part())));
  }

  @AfterEach
  void stop() {
    client.close();
  }

  /** A homeserver repeats what was not stored; at the end each event is in the log once. */
  @Test
  void losesNothingAndSaysOnceThatKafkaIsDeadAndOnceThatItIsBack(@TempDir Path folder)
      throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder);
        var log =
            new KafkaEventLog(
                KafkaConnection.plain(broker.address()),
                "dead-kafka",
                Duration.ofSeconds(3),
                troubles,
                new SimpleMeterRegistry());
        var tap =
            new AppServiceTap(
                AppServiceConfig.onLoopback(0, TOKEN, "as-token-0123456789", null),
                log,
                () -> Instant.EPOCH,
                metrics,
                troubles)) {
      tap.start();
      assertThat(put(tap, 1)).isEqualTo(200);

      broker.stop();
      assertThat(put(tap, 2)).isEqualTo(503);
      assertThat(put(tap, 2)).isEqualTo(503);
      broker.startAgain();
      assertThat(untilTaken(tap, 2)).isEqualTo(200);
      assertThat(put(tap, 3)).isEqualTo(200);

      assertThat(log.recentEvents(100).stream().map(it -> it.id().value()))
          .containsExactlyInAnyOrder("$1", "$2", "$3");
    }
    assertThat(heard)
        .satisfiesExactly(
            dead -> assertThat(dead).startsWith("began: Kafka does not take events"),
            back -> assertThat(back).isEqualTo("ended: events"));
    assertThat(metrics.snapshot().decoded()).isEqualTo(3);
    assertThat(metrics.snapshot().failedAppends()).isGreaterThanOrEqualTo(2);
  }

  /** The broker may need some attempts to be ready; each waits for Kafka, not this test. */
  private int untilTaken(AppServiceTap tap, int id) throws Exception {
    List<Integer> attempts = IntStream.range(0, 20).boxed().toList();
    int status = 0;
    for (int attempt : attempts) {
      status = put(tap, id);
      if (status == 200) {
        return status;
      }
      assertThat(status).as("attempt %d", attempt).isEqualTo(503);
    }
    return status;
  }

  private int put(AppServiceTap tap, int id) throws Exception {
    String body =
        """
        {"events":[{"type":"m.room.message","event_id":"$%d","room_id":"!r:hs","sender":"@a:hs",\
        "origin_server_ts":1,"content":{}}]}\
        """
            .formatted(id);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + tap.port() + "/_matrix/app/v1/transactions/" + id))
            .header("Authorization", "Bearer " + TOKEN)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body.getBytes(UTF_8)))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
