package dev.forseti.e2e.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.demo.DemoResult;
import dev.forseti.demo.DemoRun;
import dev.forseti.demo.synapse.SynapseInstall;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
  private static final int ATTACKERS = 5;

  @TempDir Path folder;

  @Test
  void showsTheWholeWayOnARealSynapse() throws Exception {
    DemoResult result = play(false);

    assertThat(result.homeserver()).isEqualTo("synapse " + SynapseInstall.VERSION);
    assertThat(result.failures()).isEmpty();
    assertThat(result.listed()).isEqualTo(ATTACKERS);
  }

  @Test
  void showsTheSameFromARecordingWhereThereIsNoSynapse() throws Exception {
    DemoResult result = play(true);

    assertThat(result.homeserver()).isEqualTo("simulated");
    assertThat(result.failures()).isEmpty();
    assertThat(result.listed()).isEqualTo(ATTACKERS);
  }

  private DemoResult play(boolean isRecorded) throws Exception {
    String build = System.getProperty("synapse.build-folder", "../../deploy/demo/target");
    var options = new DemoRun.Options(Path.of(build), folder, null, isRecorded);
    try (DemoRun run =
        DemoRun.play(options, System.out::println, InstantSource.system(), new SecureRandom())) {
      return run.result();
    }
  }
}
