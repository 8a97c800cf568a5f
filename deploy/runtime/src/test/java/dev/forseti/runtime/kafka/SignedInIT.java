package dev.forseti.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.model.TapPosition;
import dev.forseti.runtime.config.ConfigSchema;
import dev.forseti.testing.TestBroker;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that lets in only who signs in, by SASL with a password. */
class SignedInIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration IMPATIENCE = Duration.ofSeconds(3);
  private static final ConfigSchema SCHEMA = new ConfigSchema(List.of(KafkaOptions.GROUP), "help");

  @TempDir static Path folder;
  private static TestBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = TestBroker.startSignedIn(folder.resolve("kafka"), "forseti", "geheim-0123");
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void everyClientSignsInAsTheFileSays() throws Exception {
    KafkaConnection kafka = connection("geheim-0123");

    TopicSetup.createAll(kafka, PATIENCE);
    try (var probe = new KafkaProbe(kafka, PATIENCE)) {
      assertThat(probe.problem()).isEmpty();
    }
    try (var writer = new TopicWriter(kafka, PATIENCE)) {
      writer.write(Topics.TAP_POSITIONS, position("1"));
      writer.flush();
    }
    try (var writer = new TransactionalWriter(kafka, "signed-in", PATIENCE)) {
      writer.write(batch -> batch.write(Topics.TAP_POSITIONS, position("2")));
    }
    assertThat(read(kafka)).containsExactly("1", "2");
  }

  @Test
  void noClientIsLetInWithoutTheFile() {
    KafkaConnection stranger = KafkaConnection.plain(broker.address());

    assertThatThrownBy(() -> TopicSetup.createAll(stranger, IMPATIENCE))
        .isInstanceOfSatisfying(
            KafkaUnavailable.class,
            refused -> {
              assertThat(refused.isTimeout()).isTrue();
              assertThat(refused.isRefusal()).isFalse();
            });
    try (var probe = new KafkaProbe(stranger, IMPATIENCE)) {
      assertThat(probe.problem()).isPresent();
    }
    try (var writer = new TransactionalWriter(stranger, "stranger", IMPATIENCE)) {
      assertThatThrownBy(() -> writer.write(batch -> {})).isInstanceOf(KafkaUnavailable.class);
    }
    assertThatThrownBy(() -> read(stranger)).isInstanceOf(KafkaUnavailable.class);
  }

  @Test
  void wrongPasswordIsARefusalThatShowsNoPassword() throws Exception {
    KafkaConnection wrong = connection("other-0123");

    assertThatThrownBy(() -> TopicSetup.createAll(wrong, PATIENCE))
        .isInstanceOfSatisfying(
            KafkaUnavailable.class,
            refused -> {
              assertThat(refused.isRefusal()).isTrue();
              assertThat(refused.isTimeout()).isFalse();
              assertThat(refused.reason()).isNotBlank().doesNotContain("other-0123");
            })
        .hasMessageNotContaining("other-0123");
  }

  private static KafkaConnection connection(String password) throws Exception {
    Path file =
        Files.createTempFile(
            folder,
            "client",
            ".properties",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        """
        security.protocol=SASL_PLAINTEXT
        sasl.mechanism=PLAIN
        sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
        username="forseti" password="%s";
        """
            .formatted(password));
    String text =
        "kafka: {bootstrap-servers: '%s', client-properties: '%s'}"
            .formatted(broker.address(), file);
    return KafkaConnection.of(SCHEMA.read(text, "f")).orElseThrow();
  }

  private static List<String> read(KafkaConnection kafka) {
    List<String> values = new ArrayList<>();
    var malformed = new MalformedRecords(new SimpleMeterRegistry(), it -> {});
    try (var reader =
        new TopicReader(kafka, List.of(Topics.TAP_POSITIONS), malformed, IMPATIENCE)) {
      reader.fromStart();
      while (!reader.isCaughtUp()) {
        for (TopicRecord<?> record : reader.poll(Duration.ofMillis(100))) {
          values.add(((TapPosition) Objects.requireNonNull(record.value())).position());
        }
      }
    }
    return values;
  }

  private static TapPosition position(String at) {
    return new TapPosition("tap", at, Instant.EPOCH);
  }
}
