package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.standalone.embedded.BrokerSignIn;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.service.RunningKafka;
import dev.forseti.standalone.service.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running Forseti keeps is read in the order of time, whatever partition it is in. */
class EventTopicIT {
  private static final String PACK =
      """
      pack: talk
      counters:
        said: {count: events, by: [sender], within: 5m}
        pause: {count: gap, by: [sender], within: 1h}
      rules:
        - id: talks
          when: said >= 3 && pause < duration("20s")
          signal: {weight: 4.5, because: "{said} in five minutes"}
          mode: suggest
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void findsTheSameInTheTopicAsInTheFileThatWasReplayed() throws Exception {
    Files.writeString(folder.resolve("forseti.conf"), "data: " + folder + "\n");
    Files.writeString(folder.resolve("talk.yaml"), PACK);
    Path file = Files.write(folder.resolve("events.ndjson"), lines());
    Secret.write(folder.resolve("kafka-password"), "secret-0123\n");
    try (EmbeddedBroker broker =
            EmbeddedBroker.start(folder.resolve("kafka"), new BrokerSignIn("secret-0123"));
        RunningKafka running = RunningKafka.leave(folder, broker.address())) {
      assertThat(running).isNotNull();
      said("replay", file.toString(), "--clock", "sent", config());
      said("replay", file.toString(), "--clock", "sent", "--from-start", config());

      String ofFile = backtest(file.toString());
      assertThat(ofFile).containsPattern("talks +\\d\\d+ ").contains("400 events, 1 malformed");
      assertThat(figures(backtest("topic"))).isEqualTo(figures(ofFile));
      assertThat(explain("topic")).isEqualTo(explain(file.toString())).contains("Standing of");
    }
    assertThat(run("backtest", folder + "/talk.yaml", "--over", "topic", config())).isEqualTo(1);
    assertThat(err.toString()).contains("no Forseti runs");
  }

  /** All but the last line, which counts malformed lines and seconds. */
  private static String figures(String report) {
    return report.substring(0, report.lastIndexOf("400 events"));
  }

  private String backtest(String over) {
    return said("backtest", folder + "/talk.yaml", "--over", over, config());
  }

  private String explain(String over) {
    return said(
        "rules", "explain", "$e311", "--packs", folder.toString(), "--over", over, config());
  }

  private String config() {
    return "--config=" + folder.resolve("forseti.conf");
  }

  private String said(String... arguments) {
    out.getBuffer().setLength(0);
    assertThat(run(arguments)).as(err.toString()).isZero();
    return out.toString();
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** Five senders in thirty rooms. */
  private static List<String> lines() {
    return IntStream.range(-1, 400)
        .mapToObj(
            i ->
                i < 0
                    ? "no json"
                    : """
                    {"type":"m.room.message","event_id":"$e%d","room_id":"!r%d:hs",\
                    "sender":"@s%d:hs","origin_server_ts":%d,\
                    "content":{"msgtype":"m.text","body":"hello"}}\
                    """
                        .formatted(i, i % 30, i * i % 5, 1_700_000_000_000L + i * 7_000L))
        .toList();
  }
}
