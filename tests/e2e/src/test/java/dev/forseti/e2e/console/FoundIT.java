package dev.forseti.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** Somebody whom no rule has flagged, found by what a member pasted, and decided about. */
class FoundIT extends TalkFixture {
  @Test
  void somebodyWithoutACaseIsListedByAPastedAddress() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    find(page, "https://matrix.to/#/%40nobody%3Anowhere.example");
    assertThat(page.locator("h1")).containsText("@nobody:nowhere.example");
    openACase(page);

    assertThat(page.locator("#opened-by")).containsText("mara opened this case");
    Browser.assertAccessible(page);
    page.keyboard().press("l");
    page.keyboard().press("2");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#made")).containsText("To be listed");
    page.navigate("/list");
    assertThat(page.locator("#list")).containsText("@nobody:nowhere.example");
  }

  @Test
  void whatAServerDidIsOnThePageOfItsCaseOnAPhoneToo() {
    Page page = browser.moderator(ColorScheme.DARK, 400, 800);
    page.navigate("/find?q=driftwood.example");
    Browser.assertFits(Browser.ready(page));
    Browser.assertAccessible(page);
    openACase(page);

    assertThat(page.locator("#decide")).isVisible();
    assertThat(page.locator(".evidence .msg").count()).isBetween(5, 50);
    assertThat(page.locator(".evidence .msg").first()).containsText("driftwood.example");
    Browser.assertFits(page);
    Browser.assertAccessible(page);
  }

  @Test
  void aMessageIsFoundByWordsFromTheFindBoxAndLeadsToWhoWroteIt() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    type(Browser.found(page, "route", 1), "\"note 7 on\" route");
    assertThat(page.locator("#count")).hasText("1 message");
    assertThat(page.locator("#hits mark").first()).hasText("note");
    Browser.assertAccessible(Browser.ready(page));

    page.locator("#words").fill("not*e");
    page.keyboard().press("Enter");
    assertThat(page.locator("#problem")).containsText("A star can only stand at the end");
    Browser.assertAccessible(Browser.ready(page));
    page.locator("#cases").click();
    page.waitForURL("**/queue?q=*");
    type(Browser.ready(page), "\"note 7 on\"");
    page.locator("#hits .who").first().click();
    page.waitForURL("**/users?id=*");
  }

  private static void type(Page page, String words) {
    page.keyboard().press("Control+k");
    page.locator("#find").fill(words);
    page.keyboard().press("Enter");
  }

  private static void find(Page page, String words) {
    type(page, words);
    page.waitForURL("**/users?id=*");
    Browser.ready(page);
  }

  private static void openACase(Page page) {
    page.locator("#open button").click();
    page.waitForURL("**/cases/*");
    Browser.ready(page);
  }
}
