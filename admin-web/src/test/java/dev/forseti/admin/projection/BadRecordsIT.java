package dev.forseti.admin.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.forseti.admin.Await;
import dev.forseti.admin.Console;
import dev.forseti.admin.Samples;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.model.WatchedEvent;
import dev.forseti.model.WatchedEvent.Use;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every topic with every bad record: no reader stops, and each record is decoded or listed. */
class BadRecordsIT {
  private static final String GOOD = "{\"measureId\":\"m1\",\"kind\":\"PUBLISH\",\"status\":";
  private static final List<String> BAD =
      List.of(
          "{}",
          "null",
          "[]",
          "1",
          "",
          "{\"id\":\"half",
          " ".repeat(1 << 20),
          "[".repeat(100_000),
          GOOD + "\"NEVER_HEARD_OF\"}",
          "{\"kind\":\"NEVER_HEARD_OF\",\"standing\":\"NEVER_HEARD_OF\",\"reason\":\"NEVER_HEARD_OF\"}");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void noBadRecordInAnyTopicStopsAReader() throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder);
        Console console = Console.start(broker.address())) {
      List<String> expected = new ArrayList<>();
      for (Topic<?> topic : Topics.ALL) {
        for (int at = 0; at < BAD.size(); at++) {
          send(broker, topic.name(), "key", BAD.get(at).getBytes(UTF_8));
          if (refuses(topic, BAD.get(at))) {
            expected.add(topic.name() + " " + at);
          }
        }
      }
      byte[] last = Topics.OUTCOMES.codec().encode(Samples.outcome("m", Outcome.Status.DONE, ""));
      for (Topic<?> topic : Topics.ALL) {
        send(broker, topic.name(), "key", last);
      }

      long whole = BAD.size() + 1L;
      Await.until(
          () -> console.count("topic_offsets where next_offset = " + whole) == Topics.ALL.size());
      assertThat(listed(console)).containsAll(expected);
      assertThat(console.count("outcomes where measure_id = 'm'")).isEqualTo(1);
      assertThat(console.get("/service", "Cookie", console.signIn()).body())
          .contains("not a RulePack", Topics.RULES.name(), Topics.TAP_POSITIONS.name());
    }
  }

  @Test
  void aKeyThatNoIndexTakesIsListedAndTheNextRecordIsRead() throws Exception {
    try (TestBroker broker = TestBroker.startWithTopics(folder);
        Console console = Console.start(broker.address())) {
      var random = new java.util.Random(7);
      var id = new StringBuilder();
      for (int i = 0; i < 20_000; i++) {
        id.append((char) ('!' + random.nextInt(90)));
      }
      String name = Topics.OUTCOMES.name();
      var codec = Topics.OUTCOMES.codec();
      send(
          broker, name, "k", codec.encode(Samples.outcome(id.toString(), Outcome.Status.DONE, "")));
      send(broker, name, "k", codec.encode(Samples.outcome("next", Outcome.Status.DONE, "")));

      Await.until(() -> console.count("outcomes where measure_id = 'next'") == 1);

      assertThat(console.count("malformed where reason = 'NOT_STORED'")).isEqualTo(1);
    }
  }

  @Test
  void whatIsNoEntryIsTakenAllTheSame() throws Exception {
    var written =
        new ListEvent(
            new RoomId("!list:lists.example"),
            "m.policy.rule.user",
            "rule:@eve",
            new UserId("@writer:lists.example"),
            new EventId("$entry"),
            Samples.AT,
            new Json.Obj(Map.of("entity", new Json.Str("@eve:evil.example"))),
            false);
    try (Console console = Console.start()) {
      var watched = new WatchedEvent("#bl:lists.example", written, Use.IN_FORCE, "");
      assertThatCode(() -> console.projections().apply(Topics.LISTS, "place", watched))
          .doesNotThrowAnyException();
      assertThat(console.count("watched_entries")).isZero();
    }
  }

  private static List<String> listed(Console console) {
    return console
        .bean(JdbcClient.class)
        .sql(
            "select tap || ' ' || split_part(position, '@', 2) from malformed where id like"
                + " 'record:%'")
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** Codecs may still take what leaves out a component; then the record is no bad one. */
  private static boolean refuses(Topic<?> topic, String text) {
    try {
      Object value = topic.codec().decode(text.getBytes(UTF_8));
      return value == null;
    } catch (RuntimeException refused) {
      return true;
    }
  }

  private static void send(TestBroker broker, String topic, String key, byte[] value)
      throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                "bootstrap.servers", broker.address(), "max.request.size", "2097152"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, 0, key, value)).get();
    }
  }
}
