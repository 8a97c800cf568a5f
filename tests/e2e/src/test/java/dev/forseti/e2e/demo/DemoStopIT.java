package dev.forseti.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.e2e.process.ForsetiProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo that stays open, until Ctrl-C. */
class DemoStopIT {
  private static final int ENDED_BY_SIGTERM = 143;

  @TempDir Path home;

  @Test
  void listensOnLoopbackEndsWithoutAWordAndLeavesNothingBehind() throws Exception {
    try (ForsetiProcess demo = ForsetiProcess.demo(home)) {
      assertThat(demo.listensBeyondLoopback()).isEmpty();
      assertThat(demo.stop()).isEqualTo(ENDED_BY_SIGTERM);

      assertThat(demo.said().getLast()).isEqualTo("Ctrl-C stops.");
      assertThat(home.resolve("deploy/demo/target")).isEmptyDirectory();
    }
  }
}
