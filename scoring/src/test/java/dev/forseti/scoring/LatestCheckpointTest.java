package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestCheckpointTest {
  @TempDir Path folder = Path.of("");

  @Test
  void findsNoneWhereThereIsNoFolder() {
    assertThat(LatestCheckpoint.in(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void takesTheNewestOverAllStartsOfTheJob() throws IOException {
    complete("first/chk-200", 1_000);
    Path newest = complete("second/chk-3", 2_000);

    assertThat(LatestCheckpoint.in(folder)).contains(newest);
  }

  @Test
  void passesOverACheckpointThatWasNotFinished() throws IOException {
    Path finished = complete("job/chk-9", 1_000);
    Files.createDirectories(folder.resolve("job/chk-10"));
    Files.write(
        Files.createDirectories(folder.resolve("job/chk-11")).resolve("_metadata"), bytes(0));

    assertThat(LatestCheckpoint.in(folder)).contains(finished);
  }

  /** Flink takes over the one that a start goes on from, and knows nothing of the others. */
  @Test
  void aStartLeavesNoCheckpointOfTheStartsBeforeItBehind() throws IOException {
    complete("first/chk-200", 1_000);
    complete("second/chk-2", 1_500);
    Files.createDirectories(folder.resolve("second/chk-4"));
    Path shared =
        Files.write(
            Files.createDirectories(folder.resolve("second/shared")).resolve("state"), bytes(3));
    Path newest = complete("second/chk-3", 2_000);

    LatestCheckpoint.deleteOthers(folder, newest);

    try (var left = Files.find(folder, 2, (path, is) -> path.toString().contains("chk-"))) {
      assertThat(left).containsExactly(newest);
    }
    assertThat(shared).exists();
    assertThat(LatestCheckpoint.in(folder)).contains(newest);
  }

  private Path complete(String name, long millis) throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(name));
    Path metadata = Files.write(checkpoint.resolve("_metadata"), bytes(7));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(millis));
    return checkpoint;
  }

  private static byte[] bytes(int count) {
    return new byte[count];
  }
}
