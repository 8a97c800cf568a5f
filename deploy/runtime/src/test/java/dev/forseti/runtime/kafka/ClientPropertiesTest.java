package dev.forseti.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.runtime.config.ConfigSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientPropertiesTest {
  private static final ConfigSchema SCHEMA = new ConfigSchema(List.of(KafkaOptions.GROUP), "help");
  private static final String JAAS =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"forseti\""
          + " password=\"geheim\";";

  @TempDir Path folder;

  @Test
  void readsSignInAndEncryption() throws Exception {
    Path file =
        write(
            """
            # as for Kafka's own tools
            security.protocol=SASL_SSL
            sasl.mechanism=PLAIN
            sasl.jaas.config=%s
            ssl.endpoint.identification.algorithm=
            """
                .formatted(JAAS));

    KafkaConnection kafka = connection(file);

    assertThat(kafka.bootstrapServers()).isEqualTo("k:9093");
    assertThat(kafka.properties())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.jaas.config", JAAS)
        .containsEntry("ssl.endpoint.identification.algorithm", "");
    assertThat(kafka.toString()).isEqualTo("k:9093 with sign-in or TLS");
  }

  @Test
  void tellsEachProblemOfTheFileWithoutASecret() throws Exception {
    Path file =
        write(
            """
            acks=geheim
            bootstrap.servers=geheim:1
            sasl.mechanisn=geheim
            security.protocol=PLANETEXT
            ssl.truststore.location=/nowhere/geheim.jks
            ssl.truststore.password=geheim
            """);

    assertThatThrownBy(() -> connection(file))
        .isInstanceOf(ConfigProblems.class)
        .satisfies(
            wrong ->
                assertThat(((ConfigProblems) wrong).problems())
                    .satisfiesExactlyInAnyOrder(
                        it -> assertThat(it).contains("'acks' is not taken, only settings of"),
                        it -> assertThat(it).contains("'bootstrap.servers' is not taken"),
                        it ->
                            assertThat(it)
                                .contains("'sasl.mechanisn' is no setting of Kafka's clients")
                                .contains("did you mean 'sasl.mechanism'?"),
                        it -> assertThat(it).contains("'security.protocol' is not as Kafka's"),
                        it ->
                            assertThat(it)
                                .contains("'ssl.truststore.location' names no file that can be"))
                    .allSatisfy(it -> assertThat(it).startsWith("f:2:").doesNotContain("=geheim")))
        .hasMessageNotContaining("'geheim'");
  }

  @Test
  void refusesASignInThatNoClientCanDo() throws Exception {
    Path none = write("security.protocol=SASL_SSL\n");
    assertThatThrownBy(() -> connection(none))
        .hasMessageContaining("'sasl.jaas.config' is missing: security.protocol asks for");
    Path broken = write("security.protocol=SASL_SSL\nsasl.jaas.config=a.B required x=ge heim;\n");
    assertThatThrownBy(() -> connection(broken))
        .hasMessageContaining("'sasl.jaas.config' is not as Kafka's clients take it")
        .hasMessageNotContaining("heim");
  }

  @Test
  void refusesAFileThatIsMissingOrThatEverybodyReads() throws Exception {
    assertThatThrownBy(() -> connection(folder.resolve("none")))
        .hasMessage(
            "f:2:20: 'kafka.client-properties': there is no file " + folder.resolve("none"));
    assertThatThrownBy(() -> connection(folder)).hasMessageContaining("there is no file " + folder);
    Path file = write("security.protocol=SSL\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> connection(file))
        .hasMessageContaining("every user of this machine may read " + file)
        .hasMessageContaining("chmod o= " + file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(connection(file).properties()).containsEntry("security.protocol", "SSL");
  }

  @Test
  void refusesAFileThatIsNoText() throws Exception {
    Path file = write("sasl.jaas.config=\\u00zz geheim\n");

    assertThatThrownBy(() -> connection(file))
        .hasMessageContaining(file + " cannot be read as properties")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void asksForTheAddressesToo() throws Exception {
    Path file = write("security.protocol=SSL\n");

    assertThatThrownBy(() -> SCHEMA.read("kafka: {client-properties: '" + file + "'}", "f"))
        .hasMessage(
            "f: with 'kafka.client-properties' set, 'kafka.bootstrap-servers' must be set too: the"
                + " Kafka inside this process has its own sign-in");
    assertThat(KafkaConnection.of(SCHEMA.read("", "f"))).isEmpty();
  }

  private KafkaConnection connection(Path file) throws ConfigProblems {
    String text = "kafka: {bootstrap-servers: 'k:9093',\nclient-properties: '" + file + "'}";
    return KafkaConnection.of(SCHEMA.read(text, "f")).orElseThrow();
  }

  private Path write(String text) throws IOException {
    Path file = folder.resolve("client.properties");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text);
  }
}
