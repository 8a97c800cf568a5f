package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code forseti}, in front of a Java that prints what it is given. */
class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -XshowSettings:properties ]; then
        echo '    java.specification.version = 99'
      else
        printf '%s\\n' "$@"
      fi
      """;

  @TempDir Path folder;

  @Test
  void givesJavaTheOptionsOfEachLine() throws IOException {
    assertThat(javaIsGiven("-Xmx8g\n  -Done=*\n\n-Dtwo=2 -Dthree=3\n"))
        .containsSubsequence("-Xmx8g", "-Done=*", "-Dtwo=2", "-Dthree=3", "-cp", "config");
    assertThat(javaIsGiven("")).endsWith("config").doesNotContain("");
  }

  @Test
  void keepsTheDemoFromWhatRunsInProduction() throws IOException {
    String demo = folder.resolve("deploy/demo/target/classes").toString();

    assertThat(javaIsGiven("", "demo")).anySatisfy(path -> assertThat(path).endsWith(demo));
    assertThat(javaIsGiven("", "up")).noneSatisfy(path -> assertThat(path).contains(demo));
  }

  private List<String> javaIsGiven(String options) throws IOException {
    return javaIsGiven(options, "config");
  }

  private List<String> javaIsGiven(String options, String asked) throws IOException {
    Path home = folder.resolve("java");
    Path programs = Files.createDirectories(home.resolve("bin"));
    for (String program : List.of("java", "javac")) {
      Path file = Files.writeString(programs.resolve(program), JAVA);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
    Path script = folder.resolve("forseti");
    Files.write(script, Files.readAllBytes(Path.of("../../forseti")));
    Path target = Files.createDirectories(folder.resolve("deploy/standalone/target"));
    Files.createDirectories(folder.resolve("deploy/demo/target/classes"));
    Files.writeString(target.resolve("built"), "");

    var command = new ProcessBuilder("bash", script.toString(), asked);
    command.environment().put("JAVA_HOME", home.toString());
    command.environment().put("FORSETI_JAVA_OPTIONS", options);
    command.redirectErrorStream(true);
    try (var lines = command.start().inputReader()) {
      return lines.lines().toList();
    }
  }
}
