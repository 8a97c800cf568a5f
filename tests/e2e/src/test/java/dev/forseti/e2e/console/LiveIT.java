package dev.forseti.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do is seen without asking; and Kafka goes away and comes back. */
class LiveIT {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private ConsoleStage stage;

  @SuppressWarnings("NullAway.Init")
  private Browser browser;

  @BeforeEach
  void open() throws Exception {
    stage =
        ConsoleStage.playing(
            folder,
            script -> {
              Finding.small(script, "ada", 7);
              Finding.small(script, "bob", 6);
              return 2;
            });
    browser = new Browser(stage.address());
  }

  @AfterEach
  void close() throws Exception {
    browser.close();
    stage.close();
  }

  @Test
  void secondBrowserSeesDecisionsAndNewCases() {
    Page one = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    Page other = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    openFirst(one);
    one.keyboard().press("l");
    one.keyboard().press("1");
    one.keyboard().press("Control+Enter");
    assertThat(one.locator("#made")).isVisible();

    assertThat(other.locator("#rows a").first()).hasClass(Pattern.compile("done"));
    assertThat(other.locator("#waiting")).hasText("1");
    assertThat(other).hasTitle("(1) Queue · Forseti");

    Finding.small(stage.script(), "cem", 6.5);
    assertThat(other.locator("#new")).containsText("1 new case, show");
    assertThat(other.locator("#rows a")).hasCount(2);
    other.keyboard().press(".");
    assertThat(other.locator("#new")).isHidden();
    assertThat(other.locator("#rows")).containsText("@cem:evil.example");
    browser.assertNoComplaints();
  }

  @Test
  void whatHappensWhileAPageOpensIsNotMissed() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    List<Route> streams = new ArrayList<>();
    page.route("**/live", streams::add);
    page.navigate("/queue");
    Finding.small(stage.script(), "cem", 6.5);
    stage.script().flush();
    Page other = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    assertThat(other.locator("#waiting")).hasText("3");
    assertThat(page.locator("#waiting")).hasText("2");

    streams.forEach(Route::resume);
    assertThat(page.locator("#waiting")).hasText("3");
    assertThat(page.locator("#new")).containsText("1 new case, show");
    browser.assertNoComplaints();
  }

  @Test
  void caseThatAnotherConsoleDecidesClosesUnderTheHandAndKeepsTheNote() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    openFirst(page);
    page.keyboard().press("l");
    page.fill("#note", "seen before");
    decideElsewhere("d1", Decision.Kind.CLEAR, null);

    assertThat(page.locator("#closed")).containsText("ines: clear");
    assertThat(page.locator(".send")).isDisabled();
    assertThat(page.locator("#note")).hasValue("seen before");

    decideElsewhere("d2", Decision.Kind.UNDO, "d1");
    assertThat(page.locator(".send")).isEnabled();
    page.reload();
    assertThat(page.locator("#note")).hasValue("seen before");
    assertThat(page.locator("[value=LIST]")).isChecked();
    browser.assertNoComplaints();
  }

  @Test
  void newVerdictIsSaidAndNothingIsDecidedOnTheOldOne() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    openFirst(page);
    page.keyboard().press("o");
    page.keyboard().press("1");
    page.fill("#note", "looks fine");
    assertThat(page.locator("#moved")).isHidden();
    Finding.small(stage.script(), "ada", 9);
    stage.script().flush();

    assertThat(page.locator("#moved")).containsText("A new verdict was reached");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".note.err")).containsText("a new verdict was reached");
    assertThat(page.locator("#note")).hasValue("looks fine");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#made")).containsText("Cleared");
    browser.assertNoComplaints();
  }

  @Test
  void deadDatabaseIsSaidOnceAndNothingIsLost() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    stage.stopDatabase();
    assertThat(page.locator("#troubles p")).hasCount(1);
    assertThat(page.locator("#troubles")).containsText("The database does not answer");
    assertThat(page.locator("#rows > li")).hasCount(2);
    Finding.small(stage.script(), "late", 8);
    stage.script().flush();

    stage.startDatabase();
    assertThat(page.locator("#troubles p")).hasCount(0);
    assertThat(page.locator("#waiting")).hasText("3");
    assertThat(page.locator("#new")).containsText("1 new case, show");
    browser.forgive("503");
    browser.assertNoComplaints();
  }

  @Test
  void deadKafkaIsSaidOnceAndDecisionsGoOutWhenItIsBack() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    assertThat(page.locator("#troubles p")).hasCount(0);

    stage.stopKafka();
    assertThat(page.locator("#troubles")).containsText("Kafka does not answer");
    openFirst(page);
    page.keyboard().press("l");
    page.keyboard().press("1");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#made")).isVisible();
    page.navigate("/service");
    assertThat(page.locator("#figs")).containsText("Decisions to be sent1");
    assertThat(page.locator("#troubles")).containsText("Decisions cannot be sent");

    stage.startKafka();
    assertThat(page.locator("#troubles p")).hasCount(0);
    assertThat(page.locator("#figs")).containsText("Decisions to be sent0");
    page.navigate("/list");
    assertThat(page.locator("#list")).containsText("@ada:evil.example");
    Finding.small(stage.script(), "late", 8);
    assertThat(page.locator("#waiting")).hasText("2");
    browser.assertNoComplaints();
  }

  private static void openFirst(Page page) {
    page.locator("#rows a").first().click();
    page.waitForURL("**/cases/*");
    Browser.ready(page);
  }

  private void decideElsewhere(String id, Decision.Kind kind, @Nullable String undoes) {
    stage
        .script()
        .put(
            Topics.DECISIONS,
            new Decision(
                id,
                Subject.user(new UserId("@ada:evil.example")),
                kind,
                "ines",
                "known to us",
                Harm.SPAM,
                Instant.now(),
                null,
                undoes));
    stage.script().flush();
  }
}
