package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
  private static final String PACK =
      """
      pack: links
      counters:
        links_sent: {count: events, by: [sender], within: 1h}
      rules:
        - id: many-links
          when: links_sent >= 3
          signal: {weight: 2.0, because: "{links_sent} links"}
      """;
  private static final String TESTS =
      """
      tests:
        - name: three at once
          events: [{times: 3, sender: "@a:hs", says: "x"}]
          expect: {many-links: ["@a:hs"]}
        - name: one is left alone
          events: [{sender: "@a:hs", says: "x"}]
          expect: {many-links: []}
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theLibraryThatComesAlongIsSoundAndPassesItsTests() {
    assertThat(run("rules", "check")).as(err.toString()).isZero();
    assertThat(run("rules", "test")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("packs checked, 0 errors").contains("0 failures");
  }

  @Test
  void showsAnErrorWithItsPlaceACaretAndASuggestion() throws Exception {
    Path pack = write("links.yaml", PACK.replace("links_sent >= 3", "link_sent >= 3"));

    assertThat(run("rules", "check", pack.toString())).isEqualTo(1);
    assertThat(err.toString())
        .startsWith(pack + ":6:11: ")
        .contains("    when: link_sent >= 3\n")
        .contains("          ^ did you mean 'links_sent'?");
    assertThat(out.toString()).contains("1 pack checked, 1 error");
  }

  @Test
  void aWarningIsShownLikeAnErrorAndFailsNothing() throws Exception {
    Path pack =
        write(
            "links.yaml",
            PACK.replace("rules:", "  idle: {count: events, by: [room]}\nrules:")
                + "    expires: 2020-01-31\n");

    assertThat(run("rules", "check", pack.toString())).as(err.toString()).isZero();
    assertThat(err.toString())
        .contains(pack + ":4:3: warning: nothing uses the counter 'idle'\n")
        .contains("    4 |   idle: {count: events, by: [room]}\n      |   ^ take it out")
        .contains(pack + ":9:14: warning: 'many-links' has expired on 2020-01-31");
    assertThat(out.toString()).contains("1 pack checked, 0 errors, 2 warnings");
    assertThat(run("rules", "check", "--json", pack.toString())).isZero();
    assertThat(out.toString()).contains("\"errors\":[],\"warnings\":[{").contains("\"line\":4,");
  }

  @Test
  void writesErrorsAsJson() throws Exception {
    write("links.yaml", PACK.replace("links_sent >= 3", "link_sent >= 3"));

    assertThat(run("rules", "check", "--json", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("\"packs\":1").contains("\"line\":6,\"column\":11,");
  }

  @Test
  void judgesOnePackAloneAmongItsNeighbours() throws Exception {
    Path sound = write("links.yaml", PACK);
    write("broken.yaml", "rules: 5\n");

    assertThat(run("rules", "check", sound.toString())).as(err.toString()).isZero();
    assertThat(run("rules", "check", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("broken.yaml:1:");
  }

  @Test
  void checksTheTestsBesideAPackWithoutRunningThem() throws Exception {
    Path pack = write("links.yaml", PACK);
    Path tests = write("links.tests.yaml", TESTS.replace("{many-links: []}", "{many-linsk: []}"));

    assertThat(run("rules", "check", pack.toString())).isEqualTo(1);
    assertThat(err.toString())
        .startsWith(tests + ":7:14: there is no rule 'many-linsk'\n")
        .contains("^ did you mean 'many-links'?");
    assertThat(out.toString()).contains("1 pack checked, 1 error, 0 warnings");

    write("links.tests.yaml", TESTS.replace("says:", "sais:"));
    assertThat(run("rules", "check", "--json", pack.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("links.tests.yaml\",\"line\":3,");
    write("links.tests.yaml", "tests: [");
    assertThat(run("rules", "check", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(tests + ":1:9: not YAML");

    write("links.tests.yaml", TESTS.replace("many-links: []", "many-links: [\"@b:hs\"]"));
    assertThat(run("rules", "check", pack.toString())).as("they are not run").isZero();
  }

  /** A rule that does not compile is not told a second time by its tests. */
  @Test
  void checksOnlyTheFormOfTestsWhenAPackIsBroken() throws Exception {
    Path pack = write("links.yaml", PACK.replace("links_sent >= 3", "link_sent >= 3"));
    write("links.tests.yaml", TESTS);

    assertThat(run("rules", "check", pack.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("1 pack checked, 1 error,");
  }

  @Test
  void passesAPackWhoseTestsPass() throws Exception {
    Path pack = write("links.yaml", PACK);
    write("links.tests.yaml", TESTS);

    assertThat(run("rules", "test", pack.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("1 pack, 2 tests, 0 errors, 0 failures");
  }

  @Test
  void tellsWhatATestExpectedAndGot() throws Exception {
    write("links.yaml", PACK.replace(">= 3", ">= 1"));
    write("links.tests.yaml", TESTS);

    assertThat(run("rules", "test", folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("links.tests.yaml: one is left alone: many-links")
        .contains("[@a:hs], expected []");
    assertThat(run("rules", "test", "--json", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("\"tests\":2").contains("one is left alone");
  }

  @Test
  void refusesATestOfARuleThatIsNotThere() throws Exception {
    write("links.yaml", PACK);
    write("links.tests.yaml", TESTS.replace("{many-links: []}", "{many-linsk: []}"));

    assertThat(run("rules", "test", folder.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("links.tests.yaml:7:14: there is no rule 'many-linsk'")
        .contains("^ did you mean 'many-links'?")
        .doesNotContain("expected");
  }

  @Test
  void refusesAPackWithoutTestsOrWithoutOneOfWhomItLeavesAlone() throws Exception {
    Path pack = write("links.yaml", PACK);

    assertThat(run("rules", "test", pack.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("links.tests.yaml is missing");
    write("links.tests.yaml", TESTS.substring(0, TESTS.indexOf("  - name: one")));
    assertThat(run("rules", "test", pack.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no test says whom the pack leaves alone");
  }

  @Test
  void namesThePacksThereAreWhenNoneIsFound() {
    assertThat(run("rules", "check", "nowhere.yaml")).isEqualTo(1);
    assertThat(err.toString()).contains("no rule pack nowhere.yaml").contains("link-flood");
    assertThat(run("rules", "check", "link-flood")).isZero();
    assertThat(run("rules", "--help")).isZero();
    assertThat(out.toString()).contains("Example: ./forseti rules test");
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
