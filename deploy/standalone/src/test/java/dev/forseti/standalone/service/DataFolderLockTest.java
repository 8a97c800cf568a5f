package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {
  @TempDir Path folder;

  @Test
  void refusesASecondUntilTheFirstIsClosed() throws Exception {
    Path file = folder.resolve("new/lock");
    try (DataFolderLock first = DataFolderLock.take(file, "taken")) {
      assertThat(first.isHeld()).isTrue();
      assertThatThrownBy(() -> DataFolderLock.take(file, "taken"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("taken");
    }
    DataFolderLock.take(file, "taken").close();
  }
}
