package dev.forseti.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A moderator's day, by keyboard, in a real browser. */
class ConsoleIT extends TalkFixture {
  private static final String FIRST = "#rows > li:first-child > a";

  @Test
  void wrongPasswordIsSaidAndTheRightOneLeadsToWhatWasAskedFor() {
    Page page = browser.stranger(ColorScheme.LIGHT, 1280, 800);
    page.navigate("/cases/1");
    assertThat(page).hasURL(Pattern.compile("/sign-in"));

    Browser.signIn(page, "not this one");
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .hasText("Name or password is wrong.");
    Browser.signIn(page, ConsoleStage.PASSWORD);
    assertThat(page).hasURL(Pattern.compile("/cases/1$"));
    Browser.ready(page);
  }

  @Test
  void wordsThatARuleReadAreMarkedAndLightUpWithItsRow() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    page.locator(FIRST).click();
    page.waitForURL("**/cases/*");
    Browser.ready(page);
    assertThat(page.locator(".msg mark")).hasText("harbour-bargains.example3");

    page.locator(".wf li[data-mark='3']").hover();
    assertThat(page.locator(".msg mark sup")).hasClass("lit");

    page.locator(".msg mark sup").hover();
    assertThat(page.locator(".wf li[data-mark='3']")).hasClass(Pattern.compile("lit"));
  }

  @Test
  void caseIsReviewedListedAndTakenBackByKeyboard() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    page.keyboard().press("j");
    assertThat(page.locator(FIRST)).isFocused();
    assertThat(page.locator(FIRST)).containsText("Harbour Bargains");
    page.keyboard().press("Enter");
    page.waitForURL("**/cases/*");
    Browser.ready(page);
    String here = page.url();

    assertThat(page.locator(".wf")).containsText("cut by the cap of group linking");
    assertThat(page.locator(".msg.gone")).containsText("removed by @sanne:commons.example");
    page.keyboard().press("w");
    assertThat(page.locator(".for-watch")).isVisible();
    page.keyboard().press("l");
    assertThat(page.locator(".for-list")).containsText("12 messages in 3 rooms");
    assertThat(page.locator(".for-list")).containsText("8 accounts in the list’s room");
    page.keyboard().press("m");
    page.keyboard().type("lamps, who cares l w c u ?");
    page.keyboard().press("Escape");
    page.keyboard().press("n");
    page.keyboard().type("told by her neighbour 1 w o");
    page.keyboard().press("Escape");
    page.keyboard().press("2");
    assertThat(page.locator("[value=LIST]")).isChecked();
    assertThat(page.locator("[value='Scam or fraud']")).isChecked();
    page.keyboard().press("Control+Enter");

    assertThat(page.locator("#made")).containsText("To be listed");
    assertThat(page.locator("h1")).isFocused();
    page.navigate(here);
    assertThat(page.locator("#closed")).containsText("mara: list");
    assertThat(page.locator("#decided")).containsText("private told by her neighbour 1 w o");
    assertThat(page.locator("#outcomes")).containsText("publish simulated");
    assertThat(page.locator(".head")).containsText("listed");
    assertThat(page.locator("#decided")).containsText("Undo takes back the entry on our list.");
    page.navigate("/list");
    assertThat(page.locator("#list")).containsText("Scam or fraud: lamps, who cares");
    assertThat(page.locator("#list")).not().containsText("neighbour");

    page.navigate(here);
    page.locator("#decided button").click();
    assertThat(page.locator("#undone")).containsText("Decision undone");
    assertThat(page).hasURL(here);
    assertThat(page.locator("#decide")).isVisible();
    assertThat(page.locator("#outcomes")).containsText("retract simulated");
    assertThat(page.locator("#decided"))
        .containsText("Taken back: the entry on our list (simulated)");
    assertThat(page.locator("#decided")).not().containsText("being taken back");
    page.navigate("/list");
    assertThat(page.locator("#list")).not().containsText("lamps, who cares");
  }

  @Test
  void undoIsOneKeyAfterSending() {
    Page page = browser.moderator(ColorScheme.DARK, 1280, 800);
    page.locator("#rows > li", holding("guest88")).locator("a").click();
    assertThat(page.locator(".head")).containsText("user of a bridge");
    String here = Browser.ready(page).url();
    page.keyboard().press("o");
    assertThat(page.locator("#harm")).isHidden();
    assertThat(page.locator("[name=clearDays][value='0']")).isChecked();
    page.keyboard().press("1");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#made")).containsText("Cleared");
    assertThat(page.locator("#made")).containsText("without end");
    Browser.ready(page).keyboard().press("u");
    assertThat(page).hasURL(here);
    assertThat(page.locator("#decide")).isVisible();
  }

  @Test
  void anotherKindTakesTheReasonAwayAndNothingIsSentWithoutOne() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    page.locator("#rows a").nth(1).click();
    page.waitForURL("**/cases/*");
    String here = Browser.ready(page).url();
    page.keyboard().press("l");
    page.keyboard().press("1");
    page.keyboard().press("w");

    assertThat(page.locator(".reasons input:checked")).hasCount(0);
    page.keyboard().press("Control+Enter");
    assertThat(page).hasURL(here);
    assertThat(page.locator("#made")).hasCount(0);
  }

  @Test
  void signedOutTabSaysSoAndSigningInLeadsBackToItsDraft() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    page.locator("#rows a").nth(2).click();
    page.waitForURL("**/cases/*");
    String here = Browser.ready(page).url();
    page.keyboard().press("w");
    page.keyboard().press("1");
    page.fill("#note", "half a thought");
    Page other = page.context().newPage();
    other.navigate("/queue");
    other.locator(".out button").click();
    other.waitForURL("**/sign-in?out");

    assertThat(page.locator("#troubles")).containsText("You are signed out");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("h1")).hasText("You are signed out");
    page.locator("a.btn").click();
    page.waitForURL("**/sign-in");
    page.fill("#username", ConsoleStage.NAME);
    page.fill("#password", ConsoleStage.PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page).hasURL(here);
    assertThat(page.locator("#note")).hasValue("half a thought");
    assertThat(page.locator("[value=WATCH]")).isChecked();
    assertThat(page.locator("[value='Needs more evidence']")).isChecked();
    browser.forgive("403");
  }

  @Test
  void moreOfTheConversationIsOneKeyAway() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    page.locator(FIRST).click();
    page.waitForURL("**/cases/*");
    Browser.ready(page);
    int few = page.locator(".msg").count();
    page.keyboard().press("[");
    page.waitForURL("**/cases/*?around=10");
    org.assertj.core.api.Assertions.assertThat(Browser.ready(page).locator(".msg").count())
        .isGreaterThan(few);
  }

  @Test
  void encryptedCaseNamesTheRulesThatCouldNotJudge() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    page.locator("#rows > li", holding("quiet fox")).locator("a").click();

    assertThat(page.locator(".msg.encrypted").first()).containsText("it cannot be read here");
    assertThat(page.locator(".wf .unknown").first()).containsText("unknown: cannot read");
  }

  private static Page.LocatorOptions holding(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
