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

/** Every test that a page names, as its proof, exists. */
class NamedTestsTest {
  private static final Path HOME = Path.of("../..");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))(?:\\.(\\w+))?`");
  private static final Pattern SOURCE = Pattern.compile("(\\w+(?:Test|IT|Contract))\\.java");

  /** The texts of test classes by name; those of one name in several modules together. */
  private final Map<String, String> sources = new HashMap<>();

  private final Map<Path, String> pages = new HashMap<>();

  @Test
  void everyNamedTestExists() throws IOException {
    readAll();
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      Matcher named = NAMED.matcher(page.getValue());
      while (named.find()) {
        found++;
        String source = sources.getOrDefault(named.group(1), "");
        String method = named.group(2);
        if (source.isEmpty() || (method != null && !source.contains("void " + method + "("))) {
          missing.add(page.getKey() + " " + named.group());
        }
      }
    }

    assertThat(found).isPositive();
    assertThat(missing).isEmpty();
  }

  private void readAll() throws IOException {
    Files.walkFileTree(
        HOME,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
            String name = folder.getFileName().toString();
            boolean isMade =
                name.equals("target") || name.equals(".git") || name.equals("node_modules");
            return isMade ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused)
              throws IOException {
            Matcher source = SOURCE.matcher(file.getFileName().toString());
            if (source.matches()) {
              sources.merge(source.group(1), Files.readString(file), String::concat);
            } else if (file.getFileName().toString().endsWith(".md")) {
              pages.put(file, Files.readString(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
