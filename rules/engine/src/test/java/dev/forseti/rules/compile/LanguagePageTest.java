package dev.forseti.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LanguagePageTest {
  private static final Path PAGE = Path.of("..", "VARIABLES.md");

  /** Run with {@code -Dgolden.update=1} to write it. */
  @Test
  void thePageSaysWhatTheCodeSays() throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, LanguagePage.markdown());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(LanguagePage.markdown());
  }
}
