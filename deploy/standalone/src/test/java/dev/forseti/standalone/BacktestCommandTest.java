package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {
  private static final String PACK =
      """
      pack: sales
      rules:
        - id: sale
          when: text.body.contains("sale")
          signal: {weight: 8.0}
          mode: suggest
      """;
  private static final String OTHER =
      """
      pack: other
      rules:
        - id: long
          when: text.letters > 100
          signal: {weight: 1.0}
      """;
  private static final String EVENT =
      """
      {"event_id":"$e%d","room_id":"!r:hs","type":"m.room.message","sender":"@s%d:hs.example",\
      "origin_server_ts":%d,"content":{"msgtype":"m.text","body":"%s"}}
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Of 300 senders 200 advertise, who are labelled as abusers but for the first five. */
  @BeforeEach
  void write() throws Exception {
    Path packs = Files.createDirectory(folder.resolve("packs"));
    Files.writeString(packs.resolve("other.yaml"), OTHER);
    Files.writeString(folder.resolve("sales.yaml"), PACK);
    StringBuilder events = new StringBuilder("no json\n");
    StringBuilder labels = new StringBuilder();
    IntStream.range(0, 300)
        .forEach(
            i -> {
              events.append(EVENT.formatted(i, i, 1000 * i, i < 200 ? "the sale is on" : "hello"));
              labels.append(
                  i < 5
                      ? ""
                      : "{\"event_id\":\"$e%d\",\"label\":%d}\n".formatted(i, i < 200 ? 1 : 0));
            });
    Files.writeString(folder.resolve("events.ndjson"), events);
    Files.writeString(folder.resolve("labels.ndjson"), labels);
  }

  @Test
  void saysWhatAPackWouldChangeAndThatLabelsBearItOut() throws Exception {
    assertThat(backtest("--labels", folder + "/labels.ndjson", "--out", folder + "/out"))
        .as(err.toString())
        .isZero();

    assertThat(out.toString())
        .startsWith("Pack sales, compared with the packs that run\n\nrule ")
        .containsPattern("sale +200 +200 +0 +200 +200 +195 +195 +1.000 \\(0.981 to 1.000\\) +yes\n")
        .containsPattern("whole pack +200 .* yes\n")
        .contains("The outcome changes of 200 senders", "none → review  200  195 abusers, 0 honest")
        .contains("  @s0:hs.example    none → review\n", "and 180 more: see outcomes.ndjson")
        .containsPattern("300 events, 1 malformed, 0 duplicate, \\d+ events/s");
    assertThat(Files.readAllLines(folder.resolve("out/backtest.ndjson")))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("{\"of\":\"rule\",\"name\":\"sale\",\"hits\":200,\"newly_hit\":200,")
        .endsWith("\"may_act\":true}");
    assertThat(Files.readAllLines(folder.resolve("out/to-label.ndjson")))
        .hasSize(5)
        .contains(
            "{\"event_id\":\"$e0\",\"room_id\":\"!r:hs\",\"sender\":\"@s0:hs.example\","
                + "\"rules\":[\"sale\"]}");
    assertThat(Files.readAllLines(folder.resolve("out/outcomes.ndjson"))).hasSize(200);
    assertThat(folder.resolve("out/backtest.md"))
        .content()
        .contains(
            "| sale | 200 | 200 | 0 | 200 | 200 | 195 | 195 | 1.000 (0.981 to 1.000) | yes |");
  }

  @Test
  void nothingMayActWithoutLabelsAndTheEventsToLabelAreNamed() {
    assertThat(backtest("--sample", "2")).isZero();

    assertThat(out.toString())
        .contains("sale may not act: no sender that it speaks against is labelled")
        .containsPattern("To label\n  \\$e\\d+ +!r:hs +@s\\d+:hs.example +sale\n  \\$e.*\n\n");
  }

  @Test
  void triesAPackInAnotherMode() {
    assertThat(backtest("--as", "act")).isZero();
    assertThat(out.toString()).contains("none → act  200").contains("Newly acted on: 0 of 0");

    out.getBuffer().setLength(0);
    assertThat(backtest("--as", "observe")).isZero();
    assertThat(out.toString()).contains("The outcome of no sender changes.");
  }

  @Test
  void takesThePlaceOfThePackOfItsName() throws Exception {
    Files.writeString(folder.resolve("packs/sales.yaml"), PACK.replace("sale\")", "hello\")"));

    assertThat(backtest()).isZero();
    assertThat(out.toString())
        .containsPattern("sale +200 +200 +100 +200 ")
        .contains("review → none  100");
  }

  @Test
  void aPackThatRunsAlreadyIsComparedWithTheOthers() throws Exception {
    Files.writeString(folder.resolve("packs/sales.yaml"), PACK);

    assertThat(backtest()).isZero();
    assertThat(out.toString())
        .startsWith("Pack sales, which runs already: compared with the others alone")
        .containsPattern("sale +200 +200 +0 ");
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertThat(backtest("--labels", folder + "/none")).isEqualTo(1);
    assertThat(err.toString()).contains("no file or folder " + folder + "/none");
    assertThat(backtest("--precision", "1")).isEqualTo(1);
    assertThat(err.toString()).contains("the least precision must be above 0 and below 1, was 1.0");
    Files.writeString(folder.resolve("bad.ndjson"), "{\"sender\":\"@a:hs\",\"label\":3}");
    assertThat(backtest("--labels", folder + "/bad.ndjson")).isEqualTo(1);
    assertThat(err.toString()).contains("bad.ndjson:1: label must be 0 or 1");

    Files.writeString(folder.resolve("sales.yaml"), PACK.replace("text.body", "text.boody"));
    assertThat(backtest()).isEqualTo(1);
    assertThat(err.toString()).contains("sales.yaml:4:11: unknown variable 'text.boody");
    assertThat(run("backtest", folder + "/events.ndjson", "--over", "x")).isEqualTo(1);
    assertThat(err.toString()).contains("events.ndjson is no rule pack: a file NAME.yaml");
  }

  private int backtest(String... more) {
    String[] all =
        Stream.concat(
                Stream.of(
                    "backtest",
                    folder + "/sales.yaml",
                    "--over",
                    folder + "/events.ndjson",
                    "--packs",
                    folder + "/packs"),
                Arrays.stream(more))
            .toArray(String[]::new);
    return run(all);
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
