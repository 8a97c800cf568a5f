package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void showsTheConfigurationOfAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("f.yaml"), "console: {port: 81}\n");

    assertThat(run("config", "--config", file.toString())).isZero();
    assertThat(out.toString()).contains("port: \"81\"");
  }

  @Test
  void failsWithThePlaceOfAProblem() throws Exception {
    Path file = Files.writeString(folder.resolve("f.yaml"), "console: {prot: 81}\n");

    assertThat(run("config", "--config", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("f.yaml:1:11").contains("console.port");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThat(run("config", "--config", folder.resolve("none.yaml").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("none.yaml");
  }

  @Test
  void suggestsACommand() {
    assertThat(run("confgi")).isEqualTo(2);
    assertThat(err.toString()).contains("config");
  }

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    return line.setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
