package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code forseti} beside a Forseti that runs from the same folder. */
@Timeout(120)
class LauncherLockTest {
  private static final String RUNNING_JAVA =
      """
      case "$*" in
        *java.specification*|*XshowSettings*) echo '    java.specification.version = 99' ;;
        *' up') echo running; exec cat ;;
        *) echo done ;;
      esac
      """;

  private static final String MAVEN =
      """
      if [ "$*" = '-B -v' ]; then
        echo 'Apache Maven 3.9.9'
      else
        echo built >>"$HOME/builds"
      fi
      """;

  @TempDir Path folder;
  private LauncherCopy launcher;

  @BeforeEach
  void copyTheLauncher() throws IOException {
    launcher =
        new LauncherCopy(folder)
            .thatBuilds(MAVEN)
            .withScript("usr/lib/jvm/jdk-99/bin/java", RUNNING_JAVA);
  }

  @Test
  void buildsNothingWhileForsetiRunsFromTheFolderAndDoesOnceItWasKilled() throws Exception {
    Process up = launcher.start(Map.of(), "forseti", "up");
    try {
      assertThat(up.inputReader().readLine()).isEqualTo("running");
      assertThat(run("config")).isEqualTo(new LauncherCopy.Run(0, List.of("done")));
      changeASource();

      for (String command : List.of("config", "up", "demo", "test")) {
        LauncherCopy.Run refused = run(command);
        assertThat(refused.status()).as("%s: %s", command, refused.lines()).isEqualTo(75);
        assertThat(refused.lines())
            .anySatisfy(line -> assertThat(line).contains("Forseti runs from this folder"))
            .endsWith("forseti: Stop it first, or use another copy of the project.");
      }
      assertThat(folder.resolve("builds")).doesNotExist();
    } finally {
      up.destroyForcibly().waitFor();
    }

    assertThat(run("config").status()).isZero();
    assertThat(folder.resolve("builds")).hasContent("built");
    assertThat(run("test").status()).isZero();
  }

  @Test
  void aCommandThatHasBuiltRunsBesideOthers() throws Exception {
    changeASource();
    Process up = launcher.start(Map.of(), "forseti", "up");
    try {
      assertThat(up.inputReader().lines().filter("running"::equals).findFirst()).isPresent();

      assertThat(run("config")).isEqualTo(new LauncherCopy.Run(0, List.of("done")));
      changeASource();
      assertThat(run("config").status()).isEqualTo(75);
    } finally {
      up.destroyForcibly().waitFor();
    }
  }

  private LauncherCopy.Run run(String command) throws Exception {
    return launcher.run(Map.of(), "forseti", command);
  }

  /** As a pull does: a source is newer than what was built. */
  private void changeASource() throws IOException {
    Files.writeString(folder.resolve("Changed.java"), "");
    Path built = folder.resolve("deploy/standalone/target/built");
    Files.setLastModifiedTime(built, FileTime.from(Instant.EPOCH));
  }
}
