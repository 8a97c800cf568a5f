package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Maven the script {@code forseti} builds with. */
class LauncherMavenTest {
  private static final String MAVEN =
      """
      if [ "$*" = '-B -v' ]; then
        printf '\\033[1mApache Maven %s\\033[m\\nMaven home: /usr/share/maven\\n'
      else
        echo "the machine's $*"
      fi
      """;

  @TempDir Path folder;
  private LauncherCopy launcher;

  @BeforeEach
  void copyTheLauncher() throws IOException {
    launcher = new LauncherCopy(folder).withJdk();
    launcher.withScript("mvnw", "echo \"the wrapper's $JAVA_HOME $*\"; exit 3\n");
  }

  @Test
  void isTheOneOfTheMachineIfItIsNewEnough() throws Exception {
    for (String version : List.of("3.8.1", "3.10.0", "4.0.0-rc-4")) {
      launcher.withProgram("mvn", MAVEN.formatted(version));

      assertThat(maven("verify", "-q").lines())
          .as(version)
          .containsExactly("the machine's -B -ntp verify -q");
    }
  }

  @Test
  void isTheOneOfTheWrapperIfTheMachineHasNoneOrAnOldOne() throws Exception {
    String jdk = folder.resolve("usr/lib/jvm/jdk-99").toString();
    var wrapper = new LauncherCopy.Run(3, List.of("the wrapper's " + jdk + " -B -ntp verify"));

    assertThat(maven("verify")).isEqualTo(wrapper);
    launcher.withProgram("mvn", MAVEN.formatted("3.6.3"));
    assertThat(maven("verify")).isEqualTo(wrapper);
    launcher.withProgram("mvn", "echo 'no Java' >&2; exit 1\n");
    assertThat(maven("verify")).isEqualTo(wrapper);
  }

  @Test
  void isUnpackedByTheJdkOnAMachineWithoutUnzip() throws Exception {
    Path archive = folder.resolve("maven.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("apache-maven-9/bin/mvn"));
      zip.write("#!/bin/sh\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    launcher.withCopyOf(".mvn/wrapper/bin/unzip");
    Map<String, String> java = Map.of("JAVA_HOME", System.getProperty("java.home"));
    String[] words = {"-q", archive.toString(), "-d", folder.toString()};

    assertThat(launcher.run(java, ".mvn/wrapper/bin/unzip", words))
        .isEqualTo(new LauncherCopy.Run(0, List.of()));
    assertThat(folder.resolve("apache-maven-9/bin/mvn")).isExecutable();
  }

  private LauncherCopy.Run maven(String... words) throws Exception {
    String[] arguments = new String[words.length + 1];
    arguments[0] = "maven";
    System.arraycopy(words, 0, arguments, 1, words.length);
    return launcher.run(Map.of(), "forseti", arguments);
  }
}
