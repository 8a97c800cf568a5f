package dev.forseti.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures of the documents, into the folder that {@code -Dpictures=} names. */
class PicturesIT {
  private static final Path TO = Path.of(System.getProperty("pictures", "target/pictures"));
  private static final int MOST_BYTES = 300_000;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void consoleIsPictured() throws Exception {
    Files.createDirectories(TO);
    try (ConsoleStage stage =
        ConsoleStage.playing(folder, script -> new Talk(script, Instant.now()).play())) {
      try (Browser browser = new Browser(stage.address())) {
        Page light = browser.moderator(ColorScheme.LIGHT, 1280, 900);
        light.keyboard().press("j");
        take(light, "queue");
        String review = String.valueOf(light.locator("#rows a").first().getAttribute("href"));
        take(go(light, review, "l"), "review-light");
        take(go(light, "/users?id=" + Talk.SPAMMER, ""), "user");
        take(go(light, "/servers?id=driftwood.example", ""), "server");
        take(Browser.found(light, "lamps+order", 10), "search");
        take(go(browser.moderator(ColorScheme.DARK, 1280, 900), review, "l"), "review-dark");
        take(go(browser.moderator(ColorScheme.LIGHT, 400, 800), review, ""), "phone");
        browser.assertNoComplaints();
      }
    }
  }

  @Test
  void aGroupIsPictured() throws Exception {
    Files.createDirectories(TO);
    try (ConsoleStage stage =
        ConsoleStage.playing(folder, script -> Wave.play(script, Instant.now()))) {
      try (Browser browser = new Browser(stage.address())) {
        Page page = browser.moderator(ColorScheme.LIGHT, 1280, 900);
        Locator group = page.locator("#rows a").filter(alike());
        String address = String.valueOf(group.first().getAttribute("href"));
        take(go(page, address, "l"), "group");
        browser.assertNoComplaints();
      }
    }
  }

  private static Locator.FilterOptions alike() {
    return new Locator.FilterOptions().setHasText("lantern-outlet.example");
  }

  private static Page go(Page page, String path, String key) {
    page.navigate(path);
    if (!key.isEmpty()) {
      Browser.ready(page).keyboard().press(key);
    }
    return page;
  }

  private static void take(Page page, String name) throws IOException {
    Browser.ready(page);
    byte[] png = packed(page.screenshot());
    assertThat(png.length).as(name).isLessThan(MOST_BYTES);
    Files.write(TO.resolve(name + ".png"), png);
  }

  /** The same picture as tightly as PNG can; the browser packs quickly. */
  private static byte[] packed(byte[] png) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(png));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    var bytes = new ByteArrayOutputStream();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam tightly = writer.getDefaultWriteParam();
      tightly.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      tightly.setCompressionQuality(0);
      writer.setOutput(to);
      writer.write(null, new IIOImage(image, null, null), tightly);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
