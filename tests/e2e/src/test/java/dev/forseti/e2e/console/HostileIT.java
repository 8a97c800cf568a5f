package dev.forseti.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page with hostile people on it, light and dark, wide and on a phone. */
class HostileIT {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static ConsoleStage stage;

  @SuppressWarnings("NullAway.Init")
  private static Browser browser;

  @BeforeAll
  static void raiseCurtain() throws Exception {
    Instant now = Instant.now();
    stage =
        ConsoleStage.playing(
            folder, script -> new Talk(script, now).play() + Villains.play(script, now));
    browser = new Browser(stage.address());
  }

  @AfterAll
  static void close() throws Exception {
    browser.close();
    stage.close();
  }

  static Stream<String> views() {
    return Stream.of("LIGHT 1280", "DARK 1280", "LIGHT 400", "DARK 400");
  }

  static Stream<String> twoViews() {
    return Stream.of("LIGHT 1280", "DARK 400");
  }

  @ParameterizedTest
  @MethodSource("views")
  void pagesFitAndAreAccessible(String view) {
    Page page = page(view);
    List<String> paths =
        List.of(
            "/queue",
            first(page),
            whole(page),
            "/users?id=" + Talk.SPAMMER,
            "/users?id=@nobody:nowhere.example",
            "/servers?id=evil.example",
            "/rooms?id=" + Talk.HELP,
            "/links?id=evil.example",
            "/list",
            "/audit",
            "/service",
            "/queue?tab=watched",
            "/queue?tab=done",
            "/queue?q=nothing-like-it",
            "/search",
            "/search?q=sender:villain2",
            "/search?q=server:evil.example",
            "/search?q=nothing-like-it",
            "/search?q=%22unclosed%20%E2%80%AE");
    for (String path : paths) {
      page.navigate(path);
      Browser.ready(page).keyboard().press("l");
      Browser.assertFits(page);
      Browser.assertAccessible(page);
    }
    page.keyboard().press("?");
    Browser.assertAccessible(page);
    browser.assertNoComplaints();
  }

  @Test
  void aFoldedTextOpensByKeyboardAndIsWholeOnItsOwnPage() {
    Page page = page("LIGHT 400");
    page.navigate("/users?id=" + Villains.id(2));
    page.locator(".fold summary").first().focus();
    page.keyboard().press("Enter");
    assertHarmless(page);
    assertThat(page.locator(".fold[open]").count()).isEqualTo(1);

    page.navigate(whole(page));
    assertHarmless(page);
    assertThat(page.locator(".msg .body").innerText()).isEqualTo(Villains.LONG);
  }

  @ParameterizedTest
  @MethodSource("twoViews")
  void whatListsSayDoesNothingAndFits(String view) {
    Page page = page(view);
    long end = System.nanoTime() + 20_000_000_000L;
    do {
      page.navigate("/users?id=" + Villains.id(1));
    } while (page.locator("#words li").count() < Villains.ALL.size() && System.nanoTime() < end);

    assertThat(page.locator("#words li").count()).isEqualTo(Villains.ALL.size());
    assertHarmless(page);
    Browser.assertAccessible(page);
    browser.assertNoComplaints();
  }

  @Test
  void doorIsAccessible() {
    Page page = browser.stranger(ColorScheme.DARK, 400, 800);
    page.navigate("/sign-in?wrong");
    Browser.assertFits(page);
    Browser.assertAccessible(page);
  }

  @ParameterizedTest
  @MethodSource("twoViews")
  void hostileNamesAndTextsDoNothing(String view) {
    Page page = page(view);
    for (int i = 0; i < Villains.ALL.size(); i++) {
      page.navigate("/queue?q=" + (i == 0 ? "pwned%3D1" : "villain" + i));
      assertHarmless(page);
      page.locator("#rows a").first().click();
      page.waitForURL("**/cases/*");
      assertHarmless(Browser.ready(page));
      page.keyboard().press("l");
      assertHarmless(page);
      page.locator("#about").click();
      page.waitForURL(Pattern.compile("/users\\?id="));
      assertHarmless(page);
    }
    browser.assertNoComplaints();
  }

  @ParameterizedTest
  @MethodSource("views")
  void aHostileGroupIsOneCaseThatDoesNothing(String view) {
    Page page = page(view);
    page.navigate("/queue?q=onerror");
    assertHarmless(page);
    page.locator("#rows a:has(.what .tag)").first().click();
    page.waitForURL("**/cases/*");
    assertHarmless(Browser.ready(page));
    assertThat(page.locator("main").innerText()).contains("6 accounts");
    page.keyboard().press("l");
    assertHarmless(page);
    Browser.assertAccessible(page);
    browser.assertNoComplaints();
  }

  @ParameterizedTest
  @MethodSource("twoViews")
  void hostileTextThatIsFoundDoesNothing(String view) {
    Page page = page(view);
    assertHarmless(Browser.found(page, "server:evil.example", 25));
    assertThat(page.locator("#hits > li").count()).isEqualTo(25);
    assertThat(page.locator("#older").innerText()).contains("More of");
    Browser.assertAccessible(page);
    page.navigate("/search?q=pwned*");
    assertHarmless(Browser.ready(page));
    assertThat(page.locator("#hits mark").first().innerText()).contains("pwned");
    Browser.assertAccessible(page);
    page.locator("#hits a[href^='/messages']").first().click();
    page.waitForURL("**/messages?id=*");
    assertHarmless(page);
    browser.assertNoComplaints();
  }

  private static void assertHarmless(Page page) {
    Browser.assertFits(page);
    assertThat(page.evaluate("() => window.pwned === undefined")).isEqualTo(true);
    assertThat(page.locator("main img, main script, main b[onmouseover]").count()).isZero();
    assertThat(page.locator("body").innerText())
        .doesNotContain("\u202E", "\u2066", "\u200B", "\u0000")
        .doesNotContain("[[49", "__49__", "{{49}}");
  }

  /** The page of a message that others cut. */
  private static String whole(Page page) {
    page.navigate("/users?id=" + Villains.id(2));
    return String.valueOf(
        page.locator(".msg:has(.fold) a[href^='/messages']").first().getAttribute("href"));
  }

  private static String first(Page page) {
    return String.valueOf(page.locator("#rows a").first().getAttribute("href"));
  }

  private static Page page(String view) {
    String[] parts = view.split(" ", 2);
    return browser.moderator(ColorScheme.valueOf(parts[0]), Integer.parseInt(parts[1]), 800);
  }
}
