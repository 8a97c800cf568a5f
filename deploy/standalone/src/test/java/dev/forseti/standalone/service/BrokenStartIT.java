package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.standalone.config.ForsetiConfig;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BrokenStartIT {
  @TempDir Path folder;

  /** A part may be missing, or the memory too small: that is no exception but an error. */
  @Test
  void leavesNothingRunningWhenJavaItselfFailsInTheMiddle() throws Exception {
    ForsetiConfig config =
        ForsetiConfig.read(
            "data: %s/data%ntap: {port: 0}%nconsole: {port: 0}%n".formatted(folder), "a test");
    Consumer<String> breaks =
        line -> {
          throw new NoClassDefFoundError(line);
        };

    assertThatThrownBy(
            () -> ForsetiService.start(config, breaks, InstantSource.system(), new SecureRandom()))
        .isInstanceOf(NoClassDefFoundError.class)
        .hasMessage("Kafka runs inside this process");

    assertThat(folder.resolve("data/kafka-address")).doesNotExist();
    assertThat(folder.resolve("data/postgresql/data/PG_VERSION")).exists(); // it was starting
    assertThat(folder.resolve("data/postgresql/data/postmaster.pid")).doesNotExist();
    try (var lock = DataFolderLock.take(folder.resolve("data/lock"), "it is still locked")) {
      assertThat(lock.isHeld()).isTrue();
    }
  }
}
