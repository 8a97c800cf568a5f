package dev.forseti.standalone.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.KafkaEventLog;
import dev.forseti.ingest.replay.ReceivedAt;
import dev.forseti.ingest.replay.ReplayPlan;
import dev.forseti.ingest.replay.ReplayTap;
import dev.forseti.model.Mode;
import dev.forseti.model.Signal;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.embedded.EmbeddedDatabase;
import dev.forseti.standalone.embedded.LoopbackPorts;
import dev.forseti.standalone.service.ForsetiService;
import dev.forseti.wire.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forseti with Kafka, PostgreSQL and Flink by their addresses. One sender writes numbered messages;
 * the rules answer each with its number, which is right only if none was lost or counted twice.
 */
@Timeout(300)
class ExternalFlinkIT {
  private static final String RULES =
      """
      pack: numbers
      about: How often a sender has written.
      counters:
        said: {count: events, by: [sender], within: 30d, where: event.type == "m.room.message"}
      rules:
        - id: says
          when: said >= 1
          signal: {about: sender, weight: 0.1, harm: m.spam, because: "number {said}"}
          mode: observe
        - id: says-much
          when: said >= 40
          signal: {about: sender, weight: 15.0, harm: m.spam, because: "{said} messages"}
          mode: act
      """;

  @TempDir Path folder = Path.of("");
  private final int rest = LoopbackPorts.free();
  private final int rpc = LoopbackPorts.free();
  private final Heard heard = new Heard();

  @Test
  void keepsOneJobRunningWhileEitherSideComesAndGoes() throws Exception {
    try (var broker = EmbeddedBroker.start(folder.resolve("a-kafka"));
        var database = EmbeddedDatabase.start(folder.resolve("a-postgresql"), "secret")) {
      configure(broker.address(), database.jdbcUrl());
      ForsetiService first = start(heard, "data");
      try (var signals = new Written<>(broker.address(), Topics.SIGNALS);
          var verdicts = new Written<>(broker.address(), Topics.VERDICTS)) {
        assertThat(heard.lines("Flink at 127.0.0.1:" + rest + " cannot be reached")).hasSize(1);
        replay(broker.address(), 1, 10);
        try (var flink = FlinkProcesses.start(folder.resolve("flink"), rest, rpc)) {
          assertThat(flink).isNotNull();
          heard.await("scoring weighs events on Flink");
          assertThat(numbers(signals.until(all -> all.size() >= 10))).isEqualTo(to(10));
          Written.untilSecured(broker.address());
        }

        heard.await("Flink at 127.0.0.1:" + rest + " cannot be reached");
        replay(broker.address(), 11, 20);
        try (var flink = FlinkProcesses.start(folder.resolve("flink"), rest, rpc)) {
          assertThat(flink).isNotNull();
          heard.await("scoring weighs events on Flink");
          assertThat(numbers(signals.until(all -> all.size() >= 20))).isEqualTo(to(20));
          Written.untilSecured(broker.address());
          first.close();

          replay(broker.address(), 21, 30);
          ForsetiService second = start(heard, "data");
          heard.await("scoring weighs events on Flink");
          assertThat(numbers(signals.until(all -> all.size() >= 30))).isEqualTo(to(30));
          Written.untilSecured(broker.address());

          ForsetiService third = start(new Heard(), "data-of-another");
          heard.await("the scoring job on Flink at 127.0.0.1:" + rest + " was ended there");
          second.close();
          assertThat(runningJobs()).isEqualTo(1);
          replay(broker.address(), 31, 40);
          assertThat(verdicts.until(all -> !all.isEmpty()))
              .singleElement()
              .satisfies(verdict -> assertThat(verdict.mode()).isEqualTo(Mode.ACT));
          assertThat(numbers(signals.until(all -> all.size() >= 41))).isEqualTo(to(40));
          third.close();
          assertThat(runningJobs()).isZero();
        }
      }
      assertThat(heard.lines("Flink at 127.0.0.1:" + rest + " cannot be reached")).hasSize(2);
      assertThat(heard.lines("Kafka runs")).isEmpty();
      assertThat(heard.lines("PostgreSQL runs")).isEmpty();
      assertThat(folder.resolve("data"))
          .isDirectoryNotContaining("glob:**/{kafka,postgresql,check}*");
      assertThat(tables(database.jdbcUrl())).isPositive();
    }
  }

  private void configure(String kafka, String database) throws Exception {
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(folder.resolve("rules/numbers.yaml"), RULES);
    Files.writeString(
        folder.resolve("forseti.yaml"),
        """
        data: %1$s/data
        tap: {port: 0}
        console: {port: 0}
        kafka: {bootstrap-servers: "%2$s"}
        database: {url: "%3$s", user: postgres, password: secret}
        flink: {address: "127.0.0.1:%4$d", checkpoints: "%1$s/checkpoints"}
        scoring: {checkpoint-interval: 500ms}
        rules: {folder: "%1$s/rules"}
        """
            .formatted(folder, kafka, database, rest));
  }

  private ForsetiService start(Heard progress, String data) throws Exception {
    Path file = folder.resolve("forseti.yaml");
    String settings = Files.readString(file).replace("/data\n", "/" + data + "\n");
    return ForsetiService.start(
            ForsetiConfig.read(settings, file.toString()),
            progress,
            InstantSource.system(),
            new SecureRandom())
        .service();
  }

  private void replay(String kafka, int from, int to) throws Exception {
    Path events = folder.resolve(from + ".ndjson");
    Files.write(events, IntStream.rangeClosed(from, to).mapToObj(ExternalFlinkIT::event).toList());
    try (var log =
        new KafkaEventLog(KafkaConnection.plain(kafka), "test", Duration.ofSeconds(30))) {
      assertThat(
              new ReplayTap("file-" + from, log, InstantSource.system(), new IngestMetrics())
                  .replay(events, ReplayPlan.fullSpeed(ReceivedAt.NOW))
                  .lines())
          .isEqualTo(to - from + 1);
    }
  }

  private static String event(int number) {
    return """
    {"type":"m.room.message","event_id":"$%1$d","room_id":"!r:one.example",\
    "sender":"@a:one.example","origin_server_ts":%1$d,\
    "content":{"msgtype":"m.text","body":"message %1$d"}}\
    """
        .formatted(number);
  }

  private static List<String> numbers(List<Signal> signals) {
    return signals.stream()
        .map(Signal::because)
        .filter(because -> because.startsWith("number "))
        .toList();
  }

  private static List<String> to(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> "number " + number).toList();
  }

  private int runningJobs() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI jobs = URI.create("http://127.0.0.1:" + rest + "/jobs");
      String answer =
          http.send(HttpRequest.newBuilder(jobs).build(), BodyHandlers.ofString()).body();
      assertThat(answer).contains("status");
      return answer.split("RUNNING", -1).length - 1;
    }
  }

  private static int tables(String url) throws Exception {
    try (var connection = DriverManager.getConnection(url, "postgres", "secret");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from flyway_schema_history")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
