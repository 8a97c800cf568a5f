package dev.forseti.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path folder;

  @Test
  void refusesASecondUntilTheFirstIsClosed() throws Exception {
    Path file = folder.resolve("new/lock");
    try (FolderLock first = FolderLock.take(file, "taken")) {
      assertThat(first.isHeld()).isTrue();
      assertThatThrownBy(() -> FolderLock.take(file, "taken"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("taken");
    }
    FolderLock.take(file, "taken").close();
  }
}
