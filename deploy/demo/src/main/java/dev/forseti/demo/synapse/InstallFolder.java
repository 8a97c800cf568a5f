package dev.forseti.demo.synapse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder of one installation: marked when it is begun and again when it is whole.
 *
 * @param path an absolute path
 */
record InstallFolder(Path path) {
  private static final String BEGUN = "begun";
  private static final String WHOLE = "whole";

  boolean isWhole() {
    return Files.exists(path.resolve(WHOLE)) && Files.isExecutable(interpreter());
  }

  Path interpreter() {
    return path.resolve("bin").resolve("python");
  }

  /**
   * Makes the folder anew.
   *
   * @throws IOException also when it holds files of somebody else, which stay
   */
  void begin(Consumer<String> progress) throws IOException {
    if (Files.exists(path)) {
      if (Files.notExists(path.resolve(BEGUN)) && !isEmpty()) {
        throw new IOException(path + " holds something else than a Synapse installation");
      }
      progress.accept("removing the unfinished installation in " + path);
      remove();
    }
    Files.createDirectories(path);
    Files.createFile(path.resolve(BEGUN));
  }

  void finish(String version) throws IOException {
    Files.writeString(path.resolve(WHOLE), version);
  }

  /** Removes the file that tells our folder from others last, lest a kill leaves it unknown. */
  private void remove() throws IOException {
    Files.deleteIfExists(path.resolve(WHOLE));
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(path) && !file.equals(path.resolve(BEGUN))) {
          Files.delete(file);
        }
      }
    }
    Files.deleteIfExists(path.resolve(BEGUN));
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }
}
