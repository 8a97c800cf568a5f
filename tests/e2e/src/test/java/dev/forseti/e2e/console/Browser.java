package dev.forseti.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Debian's Chromium. Whatever a page complains of is kept, and fails the test that asks. */
final class Browser implements AutoCloseable {
  private static final Set<String> SERIOUS = Set.of("serious", "critical");
  private static final double PATIENCE_MILLIS = 30_000;
  private static final int MOST_TRIES = 200;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final String address;
  private final List<String> complaints = new ArrayList<>();

  Browser(String address) {
    this.address = address;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--disable-gpu", "--disable-dev-shm-usage")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  /** A browser of its own, nobody signed in. */
  Page stranger(ColorScheme scheme, int width, int height) {
    BrowserContext context =
        chromium.newContext(
            new NewContextOptions()
                .setBaseURL(address)
                .setColorScheme(scheme)
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onDialog(dialog -> complaints.add("dialog: " + dialog.message()));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " at " + page.url());
          }
        });
    return page;
  }

  /** A browser of its own, signed in and at the queue. */
  Page moderator(ColorScheme scheme, int width, int height) {
    Page page = stranger(scheme, width, height);
    signIn(page, ConsoleStage.PASSWORD);
    page.waitForURL("**/queue");
    return ready(page);
  }

  static void signIn(Page page, String password) {
    page.navigate("/sign-in");
    page.fill("#username", ConsoleStage.NAME);
    page.fill("#password", password);
    page.keyboard().press("Enter");
  }

  /** Waits until the page takes keys and hears what changes. */
  static Page ready(Page page) {
    PlaywrightAssertions.assertThat(page.locator("#live")).hasText("live");
    return page;
  }

  /**
   * Opens the search, again until the index, which follows within seconds, finds so many messages.
   *
   * @param query as it stands in an address
   */
  static Page found(Page page, String query, int least) {
    int tries = 0;
    do {
      page.navigate("/search?q=" + query);
    } while (page.locator("#hits > li").count() < least && ++tries < MOST_TRIES);
    return ready(page);
  }

  /** Takes out the complaints that hold these words: the test asked for them. */
  void forgive(String words) {
    complaints.removeIf(complaint -> complaint.contains(words));
  }

  /** Scripts that ran unasked, refused by the policy or failing, would be here. */
  void assertNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  /** Fails when the page is wider than the window. */
  static void assertFits(Page page) {
    Object wider = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    assertThat(((Number) wider).intValue())
        .as("wider than the window at %s", page.url())
        .isLessThanOrEqualTo(0);
  }

  /** Fails when axe finds what keeps somebody out. */
  static void assertAccessible(Page page) {
    assertThat(
            new AxeBuilder(page)
                .analyze().getViolations().stream()
                    .filter(rule -> SERIOUS.contains(String.valueOf(rule.getImpact())))
                    .map(rule -> rule.getId() + " " + rule.getNodes())
                    .toList())
        .as(page.url())
        .isEmpty();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
