package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher builds for who only wants to run it, and for who tests. */
class LauncherBuildTest {
  private static final String QUICK =
      "-B -ntp -q -Dmaven.test.skip=true -Dchecks=-proc:none -Dexec.skip=true -pl deploy/demo -am"
          + " package";

  private static final String MAVEN =
      """
      if [ "$*" = '-B -v' ]; then
        echo 'Apache Maven 3.9.9'
      else
        echo "$*" >>"$HOME/builds"
        mkdir -p deploy/standalone/target/classes deploy/demo/target/classes
      fi
      """;

  @TempDir Path folder;
  private LauncherCopy launcher;

  @BeforeEach
  void copyTheLauncher() throws IOException {
    launcher = new LauncherCopy(folder).thatBuilds(MAVEN);
    Files.delete(folder.resolve("deploy/standalone/target/built"));
  }

  @Test
  void theFirstBuildChecksNothingAndTheTestsCompileAllOfItAnew() throws Exception {
    run("config");

    assertThat(folder.resolve("builds")).hasContent(QUICK);
    Path classes = folder.resolve("deploy/standalone/target/classes");
    assertThat(classes).isDirectory();

    Files.writeString(classes.resolve("Unchecked.class"), "");
    run("test");

    assertThat(folder.resolve("builds")).hasContent(QUICK + "\n-B -ntp verify");
    assertThat(classes.resolve("Unchecked.class")).doesNotExist();
  }

  @Test
  void whatWasCheckedOnceIsBuiltWithItsChecks() throws Exception {
    run("test");
    run("config");

    assertThat(folder.resolve("builds"))
        .hasContent("-B -ntp verify\n-B -ntp -q -DskipTests -pl deploy/demo -am package");
  }

  private void run(String command) throws Exception {
    LauncherCopy.Run run = launcher.run(Map.of(), "forseti", command);
    assertThat(run.status()).as("%s: %s", command, run.lines()).isZero();
  }
}
