package dev.forseti.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** Help, find, and the pages that only tell. */
class RecordsIT extends TalkFixture {
  @Test
  void helpOpensAndClosesAndKeysAreIgnoredWhileTyping() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    page.keyboard().press("?");
    assertThat(page.locator("#keys")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#keys")).isHidden();
    page.keyboard().press("Control+k");
    assertThat(page.locator("#find")).isFocused();
    page.keyboard().type("jk?");
    assertThat(page.locator("#keys")).isHidden();
    page.locator("#find").fill("@bargains_118:driftwood.example");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).containsText("Harbour Bargains");
    assertThat(page.locator(".pins li")).hasCount(4);
  }

  @Test
  void whatCouldNotBeReadIsCounted() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    page.navigate("/service");
    assertThat(page.locator("#malformed-count")).hasText("4");
    assertThat(page.locator("#refused")).containsText("forseti.");
    page.navigate("/list");
    assertThat(page.locator("#list")).containsText("M_FORBIDDEN");
    assertThat(page.locator("#list")).containsText("the quota of 60 entries an hour is used up");
  }

  @Test
  void readingIsAudited() {
    Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
    page.navigate("/users?id=@juno:commons.example");
    page.navigate("/audit?kind=reads");
    assertThat(page.locator("#audit tr", holding("@juno:commons.example"))).hasCount(1);
    assertThat(count(page.locator("#waiting"))).isPositive();
  }

  private static Page.LocatorOptions holding(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  static int count(Locator of) {
    return Integer.parseInt(of.textContent().strip());
  }
}
