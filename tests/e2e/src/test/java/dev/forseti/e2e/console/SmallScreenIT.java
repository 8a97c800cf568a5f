package dev.forseti.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A case on the screen of a small notebook: what is judged stands beside the decision. */
class SmallScreenIT extends TalkFixture {
  private static final int WIDTH = 1366;
  private static final List<String> KINDS = List.of("l", "w", "o");

  @Test
  void flaggedMessageIsSeenWithoutScrollingWhateverIsChosen() {
    Page page = firstCase(650);
    assertInside(page, ".msg.hit >> nth=0", 650);
    for (String kind : KINDS) {
      page.keyboard().press(kind);
      assertInside(page, ".msg.hit >> nth=0", 650);
      assertInside(page, ".why .score", 650);
      assertInside(page, "#decide .send", 650);
    }
  }

  @Test
  void largerPartOfWhyStandsAboveTheDecision() {
    Page page = firstCase(900);
    for (String kind : KINDS) {
      page.keyboard().press(kind);
      assertInside(page, "#decide .send", 900);
      Object share = page.evaluate(".7 * document.querySelector('.why').scrollHeight");
      assertThat(box(page, ".why").height).isGreaterThan(((Number) share).doubleValue());
    }
  }

  @Test
  void flaggedMessageIsSeenBelowWhatWasJustUndone() {
    Page page = firstCase(650);
    page.keyboard().press("w");
    page.keyboard().press("1");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#made")).containsText("On watch");
    Browser.ready(page).keyboard().press("u");
    assertThat(page.locator("#undone")).isVisible();
    assertInside(page, ".msg.hit >> nth=0", 650);
  }

  private Page firstCase(int height) {
    Page page = browser.moderator(ColorScheme.LIGHT, WIDTH, height);
    page.locator("#rows > li", new Page.LocatorOptions().setHasText("Harbour Bargains"))
        .locator("a")
        .click();
    page.waitForURL("**/cases/*");
    return Browser.ready(page);
  }

  private static void assertInside(Page page, String what, int height) {
    BoundingBox box = box(page, what);
    assertThat(box.y).as("top of %s", what).isNotNegative();
    assertThat(box.y + box.height).as("bottom of %s", what).isLessThanOrEqualTo(height);
    assertThat(box.x + box.width).as("right of %s", what).isLessThanOrEqualTo(WIDTH);
  }

  private static BoundingBox box(Page page, String what) {
    BoundingBox box = page.locator(what).boundingBox();
    if (box == null) {
      throw new AssertionError(what + " is not shown");
    }
    return box;
  }
}
