package dev.forseti.scoring.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void namesOursAndTheConnectorAndNothingThatFlinkHas() {
    assertThat(JobJars.names())
        .allMatch(name -> name.endsWith(".jar") || name.equals("classes"))
        .anyMatch(name -> name.startsWith("flink-connector-kafka-"))
        .anyMatch(name -> name.startsWith("kafka-clients-"))
        .anyMatch(name -> name.startsWith("icu4j-"))
        .noneMatch(name -> name.startsWith("flink-") && !name.startsWith("flink-connector-"))
        .noneMatch(name -> name.matches("(slf4j|logback|frocksdbjni|kryo)-.*"));
  }

  @Test
  void findsTheFilesByTheirNames() throws IOException {
    String classPath = classPath("other-1.jar", "forseti-scoring-1.jar", "a-1.jar", "b-2.jar");

    assertThat(JobJars.of(List.of("b-2.jar", "a-1.jar"), classPath))
        .extracting(file -> folder.relativize(Path.of(file)).toString())
        .containsExactly("b-2.jar", "a-1.jar", "forseti-scoring-1.jar");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    String classPath = classPath("a-1.jar") + File.pathSeparator + folder.resolve("classes");

    assertThatThrownBy(() -> JobJars.of(List.of("a-1.jar", "b-2.jar"), classPath))
        .hasMessageContaining("not on the class path: b-2.jar, forseti-scoring-");
  }

  private String classPath(String... names) throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : names) {
      files.add(Files.writeString(folder.resolve(name), "").toString());
    }
    return String.join(File.pathSeparator, files);
  }
}
