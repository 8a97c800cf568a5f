package dev.forseti.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of threats names a test for each; {@link NamedTestsTest} knows that these exist. */
class ThreatsPageTest {
  private static final Path PAGE = Path.of("../../docs/THREATS.md");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))\\.(\\w+)`");
  private static final Pattern CLASS_ALONE = Pattern.compile("`[A-Z]\\w*(?:Test|IT)`");

  @Test
  void everyThreatHasATestThatIsNamedAsASentence() throws IOException {
    assertThat(Files.readAllLines(PAGE))
        .filteredOn(line -> line.startsWith("| ") && line.split(" \\| ", -1).length == 4)
        .filteredOn(line -> !line.startsWith("| who |"))
        .isNotEmpty()
        .allMatch(line -> NAMED.matcher(line).find())
        .noneMatch(line -> CLASS_ALONE.matcher(line).find());
  }
}
