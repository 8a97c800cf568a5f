package dev.forseti.scoring.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The jar files that a cluster needs beside Flink's own to run the job. The build writes down their
 * names; the files are those of this process.
 */
final class JobJars {
  private static final String NAMES = "job-jars.txt";
  private static final String OWN = "forseti-scoring-";
  private static final String JAR = ".jar";

  private JobJars() {}

  /**
   * The files of this process.
   *
   * @throws IllegalStateException when one is missing, as in a process that runs unpacked classes
   */
  static List<String> ofThisProcess() {
    return of(names(), System.getProperty("java.class.path", ""));
  }

  /** The files on a class path, absolute: the libraries by name, then our own. */
  static List<String> of(List<String> names, String classPath) {
    Map<String, Path> files = files(classPath);
    List<String> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      Path file = files.get(name);
      if (file == null) {
        missing.add(name);
      } else {
        found.add(file.toString());
      }
    }
    files.forEach(
        (name, file) -> {
          if (name.startsWith(OWN)) {
            found.add(file.toString());
          }
        });
    if (files.keySet().stream().noneMatch(name -> name.startsWith(OWN))) {
      missing.add(OWN + "…" + JAR);
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "the scoring job cannot be sent to Flink, since these jar files are not on the class"
              + " path: "
              + String.join(", ", missing));
    }
    return List.copyOf(found);
  }

  private static Map<String, Path> files(String classPath) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path file = Path.of(entry).toAbsolutePath();
      if (entry.endsWith(JAR) && Files.isRegularFile(file)) {
        files.putIfAbsent(String.valueOf(file.getFileName()), file);
      }
    }
    return files;
  }

  /** As the build wrote them: {@code jar/NAME,jar/NAME}. */
  static List<String> names() {
    try (InputStream names = JobJars.class.getResourceAsStream(NAMES)) {
      if (names == null) {
        throw new IllegalStateException("the build did not write " + NAMES);
      }
      return List.of(new String(names.readAllBytes(), UTF_8).strip().split(",", -1)).stream()
          .map(name -> name.substring(name.lastIndexOf('/') + 1))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
