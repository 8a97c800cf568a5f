package dev.forseti.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checkpoint to go on from after the process ended, however it ended. Each start of the job
 * writes below a folder of its own ({@code <job id>/chk-<n>}); a checkpoint is complete when its
 * {@code _metadata} is there, which Flink writes last.
 */
public final class LatestCheckpoint {
  private static final String METADATA = "_metadata";

  private LatestCheckpoint() {}

  /**
   * The newest complete checkpoint below the folder; none when the folder is missing or holds no
   * complete one.
   */
  public static Optional<Path> in(Path folder) {
    return completeIn(folder).stream()
        .max(Comparator.comparing(LatestCheckpoint::completed).thenComparing(Path::toString));
  }

  /** The complete checkpoints below the folder. */
  static Set<Path> completeIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> found = Files.find(folder, 2, (path, is) -> is.isDirectory())) {
      return found.filter(LatestCheckpoint::isComplete).collect(Collectors.toSet());
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot look for checkpoints in " + folder, failed);
    }
  }

  /**
   * Deletes what earlier starts left below the folder beside the checkpoint that the next start
   * goes on from: Flink takes over that one and deletes it in time, and knows nothing of the
   * others. What checkpoints share lies beside them and stays.
   *
   * @param kept the checkpoint to go on from
   */
  static void deleteOthers(Path folder, Path kept) {
    try (Stream<Path> found = Files.find(folder, 2, (path, is) -> is.isDirectory())) {
      for (Path each : found.filter(it -> isCheckpoint(it) && !it.equals(kept)).toList()) {
        delete(each);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete old checkpoints in " + folder, failed);
    }
  }

  private static void delete(Path checkpoint) throws IOException {
    Files.deleteIfExists(checkpoint.resolve(METADATA)); // first: what is left is not complete
    try (Stream<Path> all = Files.walk(checkpoint)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  private static boolean isCheckpoint(Path folder) {
    return String.valueOf(folder.getFileName()).startsWith("chk-");
  }

  private static boolean isComplete(Path checkpoint) {
    return isCheckpoint(checkpoint) && checkpoint.resolve(METADATA).toFile().length() > 0;
  }

  private static FileTime completed(Path checkpoint) {
    try {
      return Files.getLastModifiedTime(checkpoint.resolve(METADATA));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
