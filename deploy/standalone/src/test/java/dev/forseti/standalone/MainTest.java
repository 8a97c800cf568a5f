package dev.forseti.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void showsTheConfigurationOfAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("f.yaml"), "console: {port: 81}\n");

    assertThat(run("config", "--config", file.toString())).isZero();
    assertThat(out.toString())
        .startsWith("# Every setting with its value: the one in " + file)
        .contains("port: \"81\"")
        .contains("# Folder that keeps everything between restarts");
  }

  @Test
  void failsWithThePlaceOfAProblem() throws Exception {
    Path file = Files.writeString(folder.resolve("f.yaml"), "console: {prot: 81}\n");

    assertThat(run("config", "--config", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("f.yaml:1:11").contains("console.port");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThat(run("config", "--config", folder.resolve("none.yaml").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("none.yaml");

    assertThat(run("score", folder.resolve("none").toString(), "--out", folder.toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains("forseti: no file or folder " + folder.resolve("none"));
  }

  @Test
  void leavesNoFolderBehindWhenThereIsNothingToScore() {
    Path scores = folder.resolve("scores");

    for (Path wrong : List.of(folder.resolve("none"), folder)) {
      assertThat(run("score", wrong.toString(), "--out", scores.toString())).isEqualTo(1);
      assertThat(scores).doesNotExist();
    }
  }

  @Test
  void endsWithAWordAlsoWhenJavaItselfFails() {
    var said = new ByteArrayOutputStream();

    int status =
        Main.run(
            () -> Main.commandLine().addSubcommand(new Breaks()),
            new PrintStream(said, true, UTF_8),
            "breaks");

    assertThat(status).isEqualTo(1);
    assertThat(said.toString(UTF_8)).contains("forseti: ", "NoClassDefFoundError: some/Part");
  }

  @CommandLine.Command(name = "breaks")
  static final class Breaks implements Runnable {
    @Override
    public void run() {
      throw new NoClassDefFoundError("some/Part");
    }
  }

  @Test
  void helpsWhenItIsAskedTo() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Moderation and reputation for Matrix.", "registration");
  }

  @Test
  void listsTheCommandsOfProductionInTheirOrder() {
    assertThat(Main.commandLine().getSubcommands().keySet())
        .containsExactly(
            "up",
            "config",
            "registration",
            "score",
            "backtest",
            "train",
            "fit",
            "evaluate",
            "replay",
            "rules",
            "lists",
            "decode",
            "help");
  }

  @Test
  void helpsWithCommandsOfOneWordAndOfTwo() {
    String check = "Usage: forseti rules check ";
    assertThat(helpOf("help", "rules")).startsWith("Usage: forseti rules [");
    assertThat(helpOf("rules", "--help")).isEqualTo(helpOf("help", "rules"));
    assertThat(helpOf("help", "rules", "check")).startsWith(check);
    assertThat(helpOf("rules", "check", "--help")).isEqualTo(helpOf("help", "rules", "check"));
    assertThat(helpOf("help")).isEqualTo(helpOf("--help")).startsWith("Usage: forseti [");
    assertThat(helpOf("help", "--help")).startsWith("Usage: forseti help ");

    assertThat(run("help", "rules", "chekc")).isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no command 'rules chekc', there are check, test, explain");
  }

  @Test
  void scoresEveryEventOfAFileInItsOrder() throws Exception {
    String event =
        """
        {"event_id":"$e%d","room_id":"!r:hs","type":"m.room.message","sender":"@s%d:hs.example",\
        "origin_server_ts":%d,"content":{"msgtype":"m.text","body":"take this wonderful offer today"}}
        """;
    long secondDay = 90_000_000;
    Path file = folder.resolve("events.ndjson");
    Files.writeString(
        file,
        event.formatted(1, 1, 1000)
            + event.formatted(2, 2, secondDay)
            + "not json\n\n"
            + event.formatted(1, 1, 1000)
            + event.formatted(3, 3, secondDay + 1000)
            + "{}\n");

    Path rules = Files.createDirectories(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("copies.yaml"),
        """
        pack: copies
        counters:
          copiers: {count: distinct, of: sender, by: [text.sketch], within: 30d}
        rules:
          - id: copy
            when: copiers >= 3
            signal: {weight: 3.5, because: "{copiers} say the same"}
            mode: suggest
        """);

    Path to = folder.resolve("out");
    assertThat(run("score", file.toString(), "--rules", rules.toString(), "--out", to.toString()))
        .isZero();

    var scores = Files.readAllLines(to.resolve("scores.ndjson"));
    assertThat(scores).hasSize(3);
    assertThat(scores.getFirst()).contains("\"$e1\"", "\"verdict\":\"none\"");
    assertThat(scores.getLast()).contains("\"$e3\"", "\"evidence\":3.5", "\"verdict\":\"watch\"");
    assertThat(out.toString()).contains("3 events scored, 2 malformed, 1 duplicate");
    assertThat(err.toString())
        .contains("events.ndjson:3: malformed: not_json: ", "events.ndjson:7: malformed: ");
  }

  @Test
  void countsWhatOfAFolderAreEventsAndTellsTheLinesOfTheRest() throws Exception {
    Path file = folder.resolve("events.ndjson");
    Files.writeString(
        file,
        """
        {"event_id":"$1","room_id":"!r:hs","type":"t","sender":"@s:hs","origin_server_ts":1,"content":{}}

        {"events":[{},7]}
        {"event_id":"$2"}
        """);

    assertThat(run("decode", folder.toString())).isZero();
    assertThat(out.toString())
        .contains("4 events in 3 lines = 1 decoded + 3 malformed + 0 duplicate")
        .contains("malformed: missing_field 2");
    assertThat(err.toString().lines())
        .containsExactly(
            "%s:3: event 1: malformed: missing_field: event_id is missing".formatted(file),
            "%s:3: event 2: malformed: not_an_object: an event must be an object".formatted(file),
            "%s:4: malformed: missing_field: type is missing".formatted(file));
    assertThat(run("decode", "--json", folder.toString())).isZero();
    assertThat(out.toString())
        .contains(
            "\"malformed\":3,\"malformed_by_reason\":{\"not_an_object\":1,\"missing_field\":2}");
    assertThat(run("decode", folder.resolve("none").toString())).isEqualTo(1);
  }

  @Test
  void writesARegistrationThatOnlyItsOwnerReadsAndPrintsNoToken() throws Exception {
    Path config = Files.writeString(folder.resolve("f.yaml"), "data: " + folder.resolve("d"));
    Path file = folder.resolve("forseti-registration.yaml");

    String[] command = {"registration", "--config", config.toString(), "--out", file.toString()};
    assertThat(run(command)).as(err.toString()).isZero();
    String written = Files.readString(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(written).contains("url: \"http://127.0.0.1:8008\"");
    for (String token : List.of("as-token", "hs-token")) {
      String kept = Files.readString(folder.resolve("d").resolve(token)).strip();
      assertThat(written).contains('"' + kept + '"');
      assertThat(out.toString() + err).doesNotContain(kept);
    }
    assertThat(run(command)).isZero();
    assertThat(Files.readString(file)).isEqualTo(written);
  }

  @Test
  void writesARegistrationForATapOnIpv6() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("f.yaml"), "{data: '%s', tap: {host: '::1'}}".formatted(folder));
    Path file = folder.resolve("r.yaml");

    assertThat(run("registration", "--config", config.toString(), "--out", file.toString()))
        .isZero();
    assertThat(Files.readString(file)).contains("url: \"http://[::1]:8008\"");
  }

  @Test
  void refusesAKeptTokenThatIsDamagedWithoutShowingIt() throws Exception {
    Path config = Files.writeString(folder.resolve("f.yaml"), "data: " + folder.resolve("d"));
    Path kept = Files.createDirectory(folder.resolve("d")).resolve("as-token");
    Files.writeString(kept, "geheim-0123456789\ngeheim\n");

    String out = folder.resolve("r.yaml").toString();
    assertThat(run("registration", "--config", config.toString(), "--out", out)).isEqualTo(1);
    assertThat(err.toString()).contains("the token in " + kept).doesNotContain("geheim");
  }

  @Test
  void saysThatAHomeserverNeedsTheRegistrationFirst() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("f.yaml"),
            "{data: %s, homeserver: {url: 'http://127.0.0.1:1', server-name: hs.example}}"
                .formatted(folder.resolve("d")));

    assertThat(run("up", "--config", config.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("./forseti registration");
  }

  @Test
  void refusesATakenPortBeforeKafkaStarts() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String text =
          "{data: %s, console: {port: %d}, tap: {port: 0}}"
              .formatted(folder.resolve("d"), other.getLocalPort());
      Path config = Files.writeString(folder.resolve("f.yaml"), text);

      assertThat(run("up", "--config", config.toString())).isEqualTo(1);
      assertThat(err.toString())
          .contains("forseti: the console cannot listen on 127.0.0.1:" + other.getLocalPort())
          .contains(": another program does");
      assertThat(folder.resolve("d/kafka")).doesNotExist();
    }
  }

  @Test
  void suggestsACommand() {
    assertThat(run("confgi")).isEqualTo(2);
    assertThat(err.toString()).contains("config");
  }

  private String helpOf(String... arguments) {
    out.getBuffer().setLength(0);
    assertThat(run(arguments)).as(err.toString()).isZero();
    return out.toString();
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    return line.setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
