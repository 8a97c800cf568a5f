package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code forseti}: what it gives Java, and what it says is missing. */
class LauncherTest {
  @TempDir Path folder;
  private LauncherCopy launcher;

  @BeforeEach
  void copyTheLauncher() throws IOException {
    launcher = new LauncherCopy(folder);
  }

  @Test
  void givesJavaTheOptionsOfEachLine() throws Exception {
    assertThat(javaIsGiven("-Xmx8g\n  -Done=*\n\n-Dtwo=2 -Dthree=3\n", "config"))
        .containsSubsequence("-Xmx8g", "-Done=*", "-Dtwo=2", "-Dthree=3", "-cp", "config");
    assertThat(javaIsGiven("", "config")).endsWith("config").doesNotContain("");
  }

  @Test
  void keepsTheDemoFromWhatRunsInProduction() throws Exception {
    String demo = folder.resolve("deploy/demo/target/classes").toString();

    assertThat(javaIsGiven("", "demo")).anySatisfy(path -> assertThat(path).endsWith(demo));
    assertThat(javaIsGiven("", "up")).noneSatisfy(path -> assertThat(path).contains(demo));
  }

  @Test
  void givesWhatCommandsKeepMoreOfTheHeapButTheOperatorsWordTheLast() throws Exception {
    String share = "-XX:NewRatio=3";

    assertThat(javaIsGiven("", "up")).doesNotContain(share);
    assertThat(javaIsGiven("-XX:NewRatio=9", "score"))
        .containsSubsequence(share, "-XX:NewRatio=9", "-cp");
  }

  @Test
  void namesThePackageOfAJdkThatTheSystemHas() throws Exception {
    launcher.onSystem("ubuntu", "24.04");
    assertThat(saysWithStatus69("forseti", "config"))
        .anySatisfy(line -> assertThat(line).contains("no JDK (java and javac) of version 21"))
        .endsWith("forseti: Install one: apt-get install openjdk-21-jdk-headless");

    launcher.onSystem("debian", "13");
    assertThat(saysWithStatus69("forseti", "up").getLast())
        .endsWith("apt-get install openjdk-21-jdk-headless");
  }

  @Test
  void namesThePackageOfAJdkWhereTheSystemsOwnIsTooOld() throws Exception {
    launcher.onSystem("debian", "12");

    assertThat(saysWithStatus69("forseti", "test").getLast())
        .contains("https://adoptium.net/installation/linux", "'apt-get install temurin-25-jdk'")
        .endsWith("Debian 12 itself has Java 17 only.");
  }

  @Test
  void saysWhereAJdkIsOnASystemItDoesNotKnow() throws Exception {
    assertThat(saysWithStatus69("forseti", "jdk").getLast())
        .contains("https://adoptium.net", "JAVA_HOME");
  }

  @Test
  void namesThePackagesThatTheTestsNeed() throws Exception {
    assertThat(saysWithStatus69("tests/e2e/install"))
        .containsExactly(
            "forseti: the tests need Python 3.10 or later with venv and pip, for Synapse, and"
                + " Chromium as /usr/bin/chromium.",
            "forseti: On Debian: apt-get install python3 python3-venv python3-pip chromium");
  }

  @Test
  void saysThatThePythonForTheTestsIsTooOld() throws Exception {
    launcher.withProgram("chromium", "").withProgram("python3", "exit 1");

    assertThat(saysWithStatus69("tests/e2e/install").getLast())
        .endsWith("apt-get install python3 python3-venv python3-pip");
  }

  private List<String> javaIsGiven(String options, String command) throws Exception {
    LauncherCopy.Run run =
        launcher.withJdk().run(Map.of("FORSETI_JAVA_OPTIONS", options), "forseti", command);
    assertThat(run.status()).isZero();
    return run.lines();
  }

  private List<String> saysWithStatus69(String script, String... arguments) throws Exception {
    LauncherCopy.Run run = launcher.run(Map.of(), script, arguments);
    assertThat(run.status()).as("%s", run.lines()).isEqualTo(69);
    return run.lines();
  }
}
