package dev.forseti.standalone.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL leaves in its data folder for as long as it serves: its process id, the folder
 * and when it began. A process of that id may be another program's by now, or serve other data.
 */
final class PostmasterFile {
  private static final String NAME = "postmaster.pid";

  /** The file and the system count from other beginnings. */
  private static final Duration SAME_MOMENT = Duration.ofSeconds(5);

  private PostmasterFile() {}

  /** The server that serves the data; none when it has ended. */
  static Optional<ProcessHandle> server(Path data) throws IOException {
    return process(data).filter(it -> serves(it, data));
  }

  /**
   * Removes the file when its id is that of another program by now: PostgreSQL would not start. It
   * finds out by itself when nobody has the id.
   */
  static void forgetStranger(Path data) throws IOException {
    Optional<ProcessHandle> found = process(data);
    if (found.isPresent() && !serves(found.get(), data)) {
      Files.deleteIfExists(data.resolve(NAME));
    }
  }

  private static Optional<ProcessHandle> process(Path data) throws IOException {
    List<String> lines = lines(data);
    return lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,18}")
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
  }

  private static List<String> lines(Path data) throws IOException {
    Path file = data.resolve(NAME);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** A server works in its data folder; where that cannot be asked, its beginning tells. */
  private static boolean serves(ProcessHandle process, Path data) {
    if (!process.info().command().orElse("").contains("postgres")) {
      return false;
    }
    try {
      Path worksIn = Path.of("/proc", Long.toString(process.pid()), "cwd");
      return Files.exists(Path.of("/proc/self/cwd"))
          ? Files.isSameFile(worksIn, data)
          : beganThen(process, lines(data));
    } catch (IOException unknown) {
      return false;
    }
  }

  private static boolean beganThen(ProcessHandle process, List<String> lines) {
    if (lines.size() < 3 || !lines.get(2).strip().matches("[0-9]{1,12}")) {
      return false;
    }
    Instant written = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
    return process
        .info()
        .startInstant()
        .filter(it -> Duration.between(it, written).abs().compareTo(SAME_MOMENT) < 0)
        .isPresent();
  }
}
