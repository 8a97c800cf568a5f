package dev.forseti.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of threats names a test for each, and each of these exists. */
class ThreatsPageTest {
  private static final Path HOME = Path.of("../..");
  private static final Path PAGE = HOME.resolve("docs/THREATS.md");
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\.(\\w+)`");
  private static final Pattern CLASS_ALONE = Pattern.compile("`[A-Z]\\w*(?:Test|IT)`");

  @Test
  void everyNamedTestExists() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    Matcher named = NAMED.matcher(Files.readString(PAGE));
    int found = 0;
    while (named.find()) {
      found++;
      String source = sources.getOrDefault(named.group(1), "");
      if (!source.contains("void " + named.group(2) + "(")) {
        missing.add(named.group());
      }
    }

    assertThat(found).isPositive();
    assertThat(missing).isEmpty();
  }

  @Test
  void everyThreatHasATestThatIsNamedAsASentence() throws IOException {
    assertThat(Files.readAllLines(PAGE))
        .filteredOn(line -> line.startsWith("| ") && line.split(" \\| ", -1).length == 4)
        .filteredOn(line -> !line.startsWith("| who |"))
        .isNotEmpty()
        .allMatch(line -> NAMED.matcher(line).find())
        .noneMatch(line -> CLASS_ALONE.matcher(line).find());
  }

  /** The texts of test classes by name; those of one name in several modules together. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> texts = new HashMap<>();
    Files.walkFileTree(
        HOME,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
            String name = folder.getFileName().toString();
            boolean isBuilt = name.equals("target") || name.equals(".git");
            return isBuilt ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused)
              throws IOException {
            String name = file.getFileName().toString();
            if (name.endsWith("Test.java") || name.endsWith("IT.java")) {
              String type = name.substring(0, name.length() - ".java".length());
              texts.merge(type, Files.readString(file), String::concat);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return texts;
  }
}
