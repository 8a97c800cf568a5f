package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.ingest.KafkaEventLog;
import dev.forseti.standalone.embedded.BrokerSignIn;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.service.RunningKafka;
import dev.forseti.standalone.service.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandIT {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path config = Path.of("");

  @BeforeEach
  void configure() throws Exception {
    config = Files.writeString(folder.resolve("forseti.yaml"), "data: " + folder + "\n");
  }

  @AfterEach
  void forget() {
    out.getBuffer().setLength(0);
  }

  @Test
  void sendsAFileOnceHoweverOftenItIsReplayed() throws Exception {
    var signIn = new BrokerSignIn("secret-0123");
    Secret.write(folder.resolve("kafka-password"), "secret-0123\n");
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), signIn);
        RunningKafka running = RunningKafka.leave(folder, broker.address())) {
      assertThat(running).isNotNull();
      Path file = Files.write(folder.resolve("events.ndjson"), lines(0, 1_300));

      assertThat(replay(file, "--json")).as(err.toString()).isZero();
      assertThat(out.toString())
          .contains("\"lines\":1300,\"received\":1300,\"decoded\":1299,\"malformed\":1")
          .contains("\"malformed_by_reason\":{\"not_json\":1},\"duplicates\":0");
      Files.write(file, lines(1_300, 1_400), StandardOpenOption.APPEND);
      assertThat(replay(file, "--clock", "sent")).as(err.toString()).isZero();
      assertThat(out.toString())
          .contains("Went on after line 1300")
          .contains("100 events in 100 lines = 100 decoded + 0 malformed + 0 duplicate");
      assertThat(replay(file, "--from-start", "--json")).as(err.toString()).isZero();
      assertThat(out.toString()).contains("\"duplicates\":1399");
      Files.write(file, lines(5, 1_400));
      assertThat(replay(file)).isEqualTo(1);
      assertThat(err.toString()).contains("--from-start");
      try (var log = new KafkaEventLog(broker.connection(), "test", Duration.ofSeconds(20))) {
        assertThat(log.recentEvents(10_000)).hasSize(1_399);
      }
    }
    assertThat(folder.resolve("kafka-address")).doesNotExist();
  }

  @Test
  void saysWhatToDoWhenNothingRuns() throws Exception {
    Path file = Files.write(folder.resolve("events.ndjson"), lines(0, 2));

    assertThat(replay(file)).isEqualTo(1);
    assertThat(err.toString()).contains("no Forseti runs").contains("./forseti up");
    Secret.write(folder.resolve("kafka-password"), "secret-0123\n");
    RunningKafka killed = RunningKafka.leave(folder, "127.0.0.1:1");
    assertThat(replay(file)).isEqualTo(1);
    assertThat(err.toString()).contains("no Kafka answers at 127.0.0.1:1");
    killed.close();
    assertThat(replay(folder.resolve("none.ndjson"))).isEqualTo(1);
    assertThat(err.toString()).contains("no file").contains("none.ndjson");
  }

  private int replay(Path file, String... options) {
    String[] arguments = new String[4 + options.length];
    arguments[0] = "replay";
    arguments[1] = file.toString();
    arguments[2] = "--config";
    arguments[3] = config.toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static List<String> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i ->
                i == 7
                    ? "not json"
                    : """
                    {"type":"m.room.message","event_id":"$%d","room_id":"!r:hs","sender":"@a:hs",\
                    "origin_server_ts":%d,"content":{}}\
                    """
                        .formatted(i, i))
        .toList();
  }
}
