package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.admin.DatabaseConfig;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.embedded.EmbeddedDatabase;
import dev.forseti.standalone.embedded.LoopbackPorts;
import dev.forseti.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real Kafka and a real PostgreSQL, dead and alive. */
class ExternalServicesIT {
  @TempDir Path folder;

  @Test
  void deadDatabaseIsWaitedForAndAWrongNameIsNot() {
    assertThatThrownBy(() -> ExternalServices.database(at("postgresql://127.0.0.1/postgres")))
        .hasMessageContaining("must begin with jdbc:postgresql:");
    String dead = "jdbc:postgresql://127.0.0.1:" + LoopbackPorts.free() + "/postgres";
    assertThat(ExternalServices.database(at(dead)))
        .hasValueSatisfying(why -> assertThat(why).contains("refused"));

    try (EmbeddedDatabase database =
        EmbeddedDatabase.start(folder.resolve("postgresql"), "secret")) {
      assertThat(ExternalServices.database(at(database.jdbcUrl()))).isEmpty();
      String wrong = database.jdbcUrl().replaceAll("/postgres\\b", "/nowhere");
      assertThatThrownBy(() -> ExternalServices.database(at(wrong)))
          .hasMessageContaining("database.url")
          .hasMessageContaining("\"nowhere\" does not exist");
    }
  }

  @Test
  void deadKafkaIsWaitedFor() {
    String dead = "127.0.0.1:" + LoopbackPorts.free();
    assertThat(ExternalServices.kafka(KafkaConnection.plain(dead), Duration.ofSeconds(1)))
        .contains("no answer within 1 s");

    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      assertThat(
              ExternalServices.kafka(
                  KafkaConnection.plain(broker.address()), Duration.ofSeconds(60)))
          .isEmpty();
    }
  }

  @Test
  void wrongPasswordOfKafkaIsNotWaitedFor() throws Exception {
    try (TestBroker broker = TestBroker.startSignedIn(folder.resolve("kafka"), "us", "right")) {
      var wrong =
          new KafkaConnection(
              broker.address(),
              Map.of(
                  "security.protocol",
                  "SASL_PLAINTEXT",
                  "sasl.mechanism",
                  "PLAIN",
                  "sasl.jaas.config",
                  "org.apache.kafka.common.security.plain.PlainLoginModule required"
                      + " username=\"us\" password=\"wrong-0123\";"));

      assertThatThrownBy(() -> ExternalServices.kafka(wrong, Duration.ofSeconds(20)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("mend kafka.client-properties")
          .hasMessageNotContaining("wrong-0123");
    }
  }

  private static DatabaseConfig at(String url) {
    return new DatabaseConfig(url, "postgres", "secret");
  }
}
