package dev.forseti.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.model.Malformed;
import dev.forseti.model.TapPosition;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TopicReaderIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final List<Topic<?>> TOPICS = List.of(Topics.TAP_POSITIONS, Topics.DECISIONS);

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<Malformed> found = new ArrayList<>();
  private final MalformedRecords malformed = new MalformedRecords(metrics, found::add);
  private TestBroker broker;
  private KafkaConnection kafka;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    broker = TestBroker.startWithTopics(folder);
    kafka = KafkaConnection.plain(broker.address());
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void readsWhatWasCommittedAndNothingOfWhatWasAborted() {
    try (var writer = new TransactionalWriter(kafka, "test", PATIENCE)) {
      writer.write(batch -> batch.write(Topics.TAP_POSITIONS, position("a", "1")));
      assertThatThrownBy(
              () ->
                  writer.write(
                      batch -> {
                        batch.write(Topics.TAP_POSITIONS, position("a", "2"));
                        throw new org.apache.kafka.common.KafkaException("the batch fails");
                      }))
          .isInstanceOf(KafkaUnavailable.class);
      writer.write(batch -> batch.write(Topics.TAP_POSITIONS, position("a", "3")));
    }

    assertThat(values(readAll(TopicReader::fromStart))).containsExactly("1", "3");
  }

  @Test
  void passesByWhatCannotBeReadAndFindsItsPlace() {
    send(Topics.TAP_POSITIONS, "k", "{}".getBytes(UTF_8));
    send(Topics.TAP_POSITIONS, "k", "null".getBytes(UTF_8));
    send(Topics.TAP_POSITIONS, "k", Topics.TAP_POSITIONS.codec().encode(position("k", "9")));

    assertThat(values(readAll(TopicReader::fromStart))).containsExactly("9");
    assertThat(found).extracting(Malformed::tap).containsOnly("forseti.tap-positions.v1");
    assertThat(found)
        .extracting(Malformed::reason)
        .containsExactly(Malformed.Reason.MISSING_FIELD, Malformed.Reason.NOT_AN_OBJECT);
    assertThat(found.getFirst().position()).endsWith("@0");
    assertThat(found.getFirst().id()).isEqualTo("record:" + found.getFirst().position());
    assertThat(
            metrics
                .get("forseti.records.malformed")
                .tag("topic", "forseti.tap-positions.v1")
                .tag("reason", "NOT_AN_OBJECT")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void tellsThatAKeyIsNoMore() {
    try (var writer = new TopicWriter(kafka, PATIENCE)) {
      writer.write(Topics.TAP_POSITIONS, position("a", "1"));
      writer.remove(Topics.TAP_POSITIONS, "a");
      writer.flush();
    }

    List<TopicRecord<?>> read = readAll(TopicReader::fromStart);

    assertThat(read).extracting(TopicRecord::isTombstone).containsExactly(false, true);
    assertThat(read).extracting(TopicRecord::key).containsOnly("a");
  }

  @Test
  void beginsWhereItIsToldToAndWithTheOldestWhereThatIsNotThere() {
    try (var writer = new TopicWriter(kafka, PATIENCE)) {
      for (int i = 0; i < 5; i++) {
        writer.write(Topics.TAP_POSITIONS, position("a", String.valueOf(i)));
      }
      writer.flush();
    }

    assertThat(values(readAll(reader -> reader.fromTail(2)))).containsExactly("3", "4");
    assertThat(values(readAll(reader -> reader.from(it -> it.end() > 0 ? 3 : 0))))
        .containsExactly("3", "4");
    assertThat(values(readAll(reader -> reader.from(it -> 1_000))))
        .containsExactly("0", "1", "2", "3", "4");
  }

  @Test
  void saysHowFarItReadBehindWhatIsAbortedOrCannotBeRead() {
    send(Topics.TAP_POSITIONS, "k", Topics.TAP_POSITIONS.codec().encode(position("k", "9")));
    send(Topics.TAP_POSITIONS, "k", "{}".getBytes(UTF_8));

    List<ReadPosition> progress = new ArrayList<>();
    try (var reader = new TopicReader(kafka, TOPICS, malformed, PATIENCE)) {
      reader.fromStart();
      while (!reader.isCaughtUp()) {
        reader.poll(Duration.ofMillis(50));
        progress.addAll(reader.progress());
      }
      reader.poll(Duration.ZERO);
      assertThat(reader.progress()).as("nothing came").isEmpty();
    }

    assertThat(progress.getLast().topic()).isEqualTo(Topics.TAP_POSITIONS.name());
    assertThat(progress.getLast().next()).isEqualTo(2);
    assertThat(progress.getLast().topicId()).isNotEmpty();
  }

  @Test
  void readsAPartitionThatIsAddedLaterWhereItIsToldToBegin() throws Exception {
    Topic<TapPosition> topic = Topics.TAP_POSITIONS;
    try (var reader = new TopicReader(kafka, TOPICS, malformed, PATIENCE);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      reader.fromStart();
      int partitions = topic.partitions();
      var more = Map.of(topic.name(), NewPartitions.increaseTo(partitions + 1));
      admin.createPartitions(more).all().get();
      sendTo(partitions, topic, topic.codec().encode(position("k", "new")));

      assertThat(values(next(reader))).containsExactly("new");
      assertThat(reader.isCaughtUp()).isTrue();
    }
  }

  @Test
  void readsATopicThatIsMadeAgainWhereItIsToldToBegin() throws Exception {
    Topic<TapPosition> topic = Topics.TAP_POSITIONS;
    for (String each : List.of("1", "2")) {
      sendTo(0, topic, topic.codec().encode(position("k", each)));
    }
    try (var reader = new TopicReader(kafka, TOPICS, malformed, PATIENCE);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      List<PartitionRange> asked = new ArrayList<>();
      reader.from(
          it -> {
            asked.add(it);
            return it.first();
          });
      assertThat(values(next(reader))).containsExactly("1", "2");
      int before = asked.size();
      reader.pause(Topics.DECISIONS);

      admin.deleteTopics(List.of(topic.name())).all().get();
      broker.make(List.of(new NewTopic(topic.name(), 1, (short) 1)));
      for (String each : List.of("3", "4", "5")) {
        sendTo(0, topic, topic.codec().encode(position("k", each)));
      }
      List<String> read = new ArrayList<>();
      while (Collections.indexOfSubList(read, List.of("3", "4", "5")) < 0) {
        read.addAll(values(next(reader)));
      }

      assertThat(asked).hasSizeGreaterThan(before);
      assertThat(asked.getLast().topicId()).isNotEqualTo(asked.getFirst().topicId());
      assertThat(asked.getLast().topic()).isEqualTo(topic.name());
    }
  }

  @Test
  void saysThatATopicIsNotThereYet() throws Exception {
    try (var reader = new TopicReader(kafka, TOPICS, malformed, PATIENCE);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin.deleteTopics(List.of(Topics.DECISIONS.name())).all().get();

      assertThatThrownBy(reader::fromStart)
          .isInstanceOf(KafkaUnavailable.class)
          .hasStackTraceContaining(Topics.DECISIONS.name() + " is not there yet");
    }
  }

  @Test
  void saysThatKafkaIsUnavailableInsteadOfWaitingForEver() {
    broker.stop();
    try (var reader = new TopicReader(kafka, TOPICS, malformed, Duration.ofMillis(500));
        var writer = new TopicWriter(kafka, Duration.ofMillis(500));
        var probe = new KafkaProbe(kafka, Duration.ofMillis(500))) {
      assertThatThrownBy(reader::fromStart).isInstanceOf(KafkaUnavailable.class);
      assertThatThrownBy(
              () -> {
                writer.write(Topics.TAP_POSITIONS, position("a", "1"));
                writer.flush();
              })
          .isInstanceOf(KafkaUnavailable.class);
      assertThat(probe.problem()).isPresent();
    }
    broker.startAgain();
  }

  private interface Begin {
    void begin(TopicReader reader);
  }

  private List<TopicRecord<?>> readAll(Begin begin) {
    List<TopicRecord<?>> read = new ArrayList<>();
    try (var reader = new TopicReader(kafka, TOPICS, malformed, PATIENCE)) {
      begin.begin(reader);
      while (!reader.isCaughtUp()) {
        read.addAll(reader.poll(Duration.ofMillis(50)));
      }
    }
    return read;
  }

  private static List<String> values(List<TopicRecord<?>> read) {
    return read.stream()
        .map(TopicRecord::value)
        .map(TapPosition.class::cast)
        .map(TapPosition::position)
        .toList();
  }

  private static TapPosition position(String tap, String position) {
    return new TapPosition(tap, position, AT);
  }

  /** What comes next; the test's timeout ends a wait for nothing. */
  private static List<TopicRecord<?>> next(TopicReader reader) {
    List<TopicRecord<?>> read = new ArrayList<>();
    while (read.isEmpty()) {
      read.addAll(reader.poll(Duration.ofMillis(100)));
    }
    return read;
  }

  private void send(Topic<?> topic, String key, byte[] value) {
    send(new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value));
  }

  private void sendTo(int partition, Topic<?> topic, byte[] value) {
    send(new ProducerRecord<>(topic.name(), partition, "k".getBytes(UTF_8), value));
  }

  private void send(ProducerRecord<byte[], byte[]> sent) {
    try (var producer =
        new KafkaProducer<byte[], byte[]>(
            Map.of(
                "bootstrap.servers",
                broker.address(),
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class))) {
      var unused = producer.send(sent);
    }
  }
}
