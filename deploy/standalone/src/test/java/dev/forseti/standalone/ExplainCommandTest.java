package dev.forseti.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final String PACK =
      """
      pack: links
      counters:
        links_sent: {count: events, by: [sender], within: 1h}
      rules:
        - id: many-links
          when: links_sent >= 2 && text.body.contains("sale")
          signal: {weight: 2.5, because: "{links_sent} links"}
          mode: suggest
        - id: never
          when: text.letters > 1000
          signal: {weight: 1.0}
      """;
  private static final String EVENT =
      """
      {"event_id":"$e%d","room_id":"!r:hs","type":"m.room.message","sender":"@s:hs.example",\
      "origin_server_ts":%d,"content":{"msgtype":"m.text","body":"the sale of \\u001b[31mtoday"}}
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("packs")).resolve("links.yaml"), PACK);
    Files.writeString(
        folder.resolve("events.ndjson"),
        EVENT.formatted(1, 1000) + "no json\n" + EVENT.formatted(2, 2000) + EVENT.formatted(3, 3));
  }

  @Test
  void tellsValuesRulesAndTheArithmeticOfAnEvent() throws Exception {
    assertThat(explain("$e2")).as(err.toString()).isZero();

    assertThat(out.toString().lines())
        .contains(
            "Event       $e2",
            "  links  links_sent  2",
            "  true     many-links  +2.50 nats about user:@s:hs.example, suggest: 2 links",
            "             links_sent >= 2  [links_sent = 2]",
            "             text.body.contains(\"sale\")  [text.body = hidden]",
            "  false    never",
            "             text.letters > 1000  [text.letters = 15]",
            "  none before, watch now, mode suggest");
    assertThat(out.toString())
        .containsPattern("text.body +hidden\n")
        .containsPattern("prior +-4.00 +-4.00\n")
        .containsPattern("many-links +suggest +1 +\\+2.50 +0s +\\+2.50 +\\+2.50 +\\+2.50\n")
        .containsPattern("sum +-1.50 +-1.50\n");
    assertThat(err.toString()).contains("events.ndjson:2: malformed: not_json");
  }

  @Test
  void showsWhatWasWrittenWhenAskedToAndNeverSteersTheTerminal() {
    assertThat(explain("$e2", "--text")).isZero();

    assertThat(out.toString()).contains("the sale of \uFFFD[31mtoday").doesNotContain("\u001b");
  }

  @Test
  void writesTheSameAsJson() throws Exception {
    assertThat(explain("$e2", "--json")).isZero();

    Json json = JsonText.parse(out.toString().strip().getBytes(UTF_8), JsonLimits.TRANSACTION);
    var told = (Json.Obj) json;
    assertThat(told.string("event_id")).contains("$e2");
    var rule = (Json.Obj) told.array("rules").getFirst();
    assertThat(rule.string("condition")).contains("true");
    assertThat(rule.get("weight")).contains(new Json.Real(2.5));
    var standing = (Json.Obj) told.array("standings").getFirst();
    assertThat(standing.get("log_odds")).contains(new Json.Real(-1.5));
    assertThat(standing.string("standing")).contains("watch");
    assertThat(standing.array("contributions")).hasSize(1);
  }

  @Test
  void saysThatAnEventIsNotThereAndThatIdsNeedQuotes() {
    assertThat(explain("$none")).isEqualTo(1);
    assertThat(err.toString())
        .contains("forseti: no event $none among the 3 of " + folder.resolve("events.ndjson"))
        .contains("(1 malformed)")
        .doesNotContain("single quotes");
    assertThat(explain(":hs")).isEqualTo(1);
    assertThat(err.toString()).contains("put it in single quotes");
  }

  @Test
  void saysWhatIsWrongWithAFileOrAPack() throws Exception {
    assertThat(run("rules", "explain", "$e", "--over", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(folder + " is a folder, not a file");
    assertThat(run("rules", "explain", "$e", "--over", folder + "/none")).isEqualTo(1);
    assertThat(err.toString()).contains("no file or folder " + folder + "/none");

    Files.writeString(folder.resolve("packs/links.yaml"), PACK.replace("links_sent >", "sent >"));
    assertThat(explain("$e2")).isEqualTo(1);
    assertThat(err.toString()).contains("links.yaml:6:11: unknown variable 'sent'");
  }

  private int explain(String event, String... more) {
    String[] all =
        Stream.concat(
                Stream.of(
                    "rules",
                    "explain",
                    event,
                    "--over",
                    folder.resolve("events.ndjson").toString(),
                    "--packs",
                    folder.resolve("packs").toString()),
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
