package dev.forseti.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that a test fills. */
public final class TestFolder {
  private TestFolder() {}

  /** An empty one. */
  public static Path made() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "search");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Deletes it with all that is in it. */
  public static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
