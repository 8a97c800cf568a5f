package dev.forseti.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

  private static final String COLUMNS = "rule\tby_hand\tfitted\tlow\thigh\tabusers\tothers\n";
  private static final String ONE_ROW = "long\t2.00\t9.00\t9.00\t9.00\t1\t1\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder;

  @BeforeEach
  void make() throws IOException {
    Files.createDirectories(folder.resolve("packs"));
    Files.writeString(
        folder.resolve("packs/learned.yaml"),
        """
        pack: learned
        models:
          conduct:
            trees: conduct.model
            inputs: {letters: {value: text.letters, rises: abuse}, links: {value: links.count}}
          lures: {text: lures.model, of: text.body}
        groups: {conduct: {cap: 12.0}, lures: {cap: 12.0}}
        rules:
          - {id: conduct, when: conduct > 0.1, signal: {weight: conduct, group: conduct}, mode: act}
          - {id: lures, when: lures > 0.1, signal: {weight: lures, group: lures}, mode: act}
        """);
    for (String name : List.of("one", "two", "three")) {
      stream(folder.resolve("streams/" + name));
    }
  }

  /** Of 200 senders with one message each, every fifth sends a long lure. */
  private static void stream(Path to) throws IOException {
    StringBuilder events = new StringBuilder();
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      boolean isAbuse = i % 5 == 0;
      String body = isAbuse ? "a great bargain ".repeat(2 + i % 3) : "line " + "x".repeat(i % 9);
      events.append(
          """
          {"event_id":"$e%d","room_id":"!r:hs","type":"m.room.message","sender":"@s%d:hs.example",\
          "origin_server_ts":%d,"content":{"msgtype":"m.text","body":"%s"}}
          """
              .formatted(i, i, 90_000_000L + i * 60_000L, body));
      labels.append(
          """
          {"event_id":"$e%d","sender":"@s%d:hs.example","phase":"eval","label":%d,"sender_label":"%s"}
          """
              .formatted(i, i, isAbuse ? 1 : 0, isAbuse ? "spam" : "ham"));
    }
    Files.createDirectories(to);
    Files.writeString(to.resolve("events.ndjson"), events);
    Files.writeString(to.resolve("labels.ndjson"), labels);
  }

  private int run(Object command, String... more) {
    var line = new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    line.setExecutionExceptionHandler(
        (failed, unused, parsed) -> {
          err.append(failed.getMessage());
          return 1;
        });
    String[] arguments = new String[more.length + 4];
    arguments[0] = "--streams";
    arguments[1] = folder.resolve("streams").toString();
    arguments[2] = "--packs";
    arguments[3] = folder.resolve("packs").toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return line.execute(arguments);
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void trainsWhatPacksNameAndWritesTheSameBytesTwice() throws Exception {
    assertThat(run(new TrainCommand(CLOCK), "--out", folder.resolve("a").toString())).isZero();
    assertThat(run(new TrainCommand(CLOCK), "--out", folder.resolve("b").toString())).isZero();

    assertThat(out.toString()).contains("3 streams in 3 groups: 600 rows, 120 of them abuse");
    assertThat(read("a/conduct.model")).startsWith("forseti trees 1\ninputs letters links\n");
    assertThat(read("a/lures.model")).startsWith("forseti text 1\n");
    for (String file : List.of("conduct.model", "lures.model", "card.md")) {
      assertThat(read("b/" + file)).isEqualTo(read("a/" + file));
    }
    assertThat(read("a/card.md"))
        .contains("Trained on 2026-02-03, seed 1.", "| three | `", "| lures.model | ");
  }

  @Test
  void aGroupThatIsLeftOutIsNamedAndMustBeThere() throws Exception {
    String to = folder.resolve("a").toString();
    assertThat(run(new TrainCommand(CLOCK), "--leave-out", "two", "--out", to)).isZero();
    assertThat(read("a/card.md")).contains("seed 1, without the group two.");
    assertThat(run(new TrainCommand(CLOCK), "--leave-out", "four", "--out", to)).isEqualTo(1);
    assertThat(err.toString()).contains("no stream is in the group 'four'");
  }

  @Test
  void estimatesWhatRulesWeighThatSaySo() throws Exception {
    Files.writeString(
        folder.resolve("packs/learned.yaml"),
        """
        pack: learned
        weights: made.weights
        rules:
          - {id: long, when: text.letters > 20, signal: {weight: fit}, mode: act}
          - {id: short, when: text.letters <= 20, signal: {weight: 0.5}, mode: act}
          - {id: never, when: text.letters > 2000, signal: {weight: fit}, mode: act}
        """);
    Files.writeString(
        folder.resolve("packs/made.weights"), "forseti weights 1\n" + COLUMNS + ONE_ROW);
    Path out = folder.resolve("new.weights");

    assertThat(run(new FitCommand(), "--out", out.toString())).as(err.toString()).isZero();

    String[] rows = Files.readString(out).split("\n");
    assertThat(rows).hasSize(4);
    assertThat(rows[2]).startsWith("long\t2.00\t").endsWith("\t120\t0");
    assertThat(Double.parseDouble(rows[2].split("\t")[2])).isGreaterThan(2.5);
    assertThat(rows[3]).isEqualTo("never\t1.00\t1.00\t1.00\t1.00\t0\t0");
    assertThat(this.out.toString()).contains("| short | 0 | 480 | 0.50 | – | – |");
    assertThat(run(new FitCommand(), "--out", folder.resolve("again").toString())).isZero();
    assertThat(read("again")).isEqualTo(read("new.weights"));
  }

  @Test
  void withoutARuleToEstimateItSaysSo() throws Exception {
    assertThat(run(new FitCommand(), "--out", folder.resolve("w").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no rule says 'weight: fit'");
  }

  @Test
  void evaluatesEachGroupByModelsOfTheOthers() throws Exception {
    int status =
        run(
            new EvaluateCommand(),
            "--pool",
            "first=one|two",
            "--draws",
            "20",
            "--out",
            folder.resolve("e").toString());

    assertThat(status).as(err.toString()).isZero();
    assertThat(out.toString()).contains("scored without having seen: three");
    assertThat(read("e/streams.md"))
        .contains("| first (80 of 400) | 1.000 [1.000, 1.000] |", "| all (120 of 600) |")
        .contains("| all, rules without models (120 of 600) | 0.200 ")
        .contains("| three (40 of 200) |");
    assertThat(read("e/streams.ndjson"))
        .contains("{\"pool\":\"first\",\"measure\":\"sender AP\",\"value\":1.0,")
        .contains("{\"left_out\":\"one\",\"model\":\"learned.conduct\",\"scale\":");
    assertThat(read("e/streams.svg")).startsWith("<svg").contains("first").endsWith("</svg>\n");
  }

  @Test
  void withoutAnythingToEvaluateItSaysWhatIsMissing() {
    var line = new CommandLine(new EvaluateCommand()).setErr(new PrintWriter(err));
    assertThat(line.execute("--out", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--data or --streams is needed");
  }
}
