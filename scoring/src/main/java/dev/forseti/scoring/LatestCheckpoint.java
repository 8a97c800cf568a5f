package dev.forseti.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
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
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.find(folder, 2, (path, is) -> is.isDirectory())) {
      return found
          .filter(LatestCheckpoint::isComplete)
          .max(Comparator.comparing(LatestCheckpoint::completed).thenComparing(Path::toString));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot look for checkpoints in " + folder, failed);
    }
  }

  /** When the newest complete checkpoint below the folder was completed; none without one. */
  public static Optional<Instant> completedIn(Path folder) {
    return in(folder).map(newest -> completed(newest).toInstant());
  }

  private static boolean isComplete(Path checkpoint) {
    return String.valueOf(checkpoint.getFileName()).startsWith("chk-")
        && checkpoint.resolve(METADATA).toFile().length() > 0;
  }

  private static FileTime completed(Path checkpoint) {
    try {
      return Files.getLastModifiedTime(checkpoint.resolve(METADATA));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
