package dev.forseti.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the fuzzer has found so far, run once and without the fuzzer. */
class CorpusTest {
  @ParameterizedTest
  @EnumSource
  void nothingThatWasFoundBreaksItsTarget(Target target) throws IOException {
    Path corpus = Path.of("corpus", target.name().toLowerCase(Locale.ROOT) + ".base64");
    List<String> inputs = Files.readAllLines(corpus);
    Consumer<byte[]> run = target.create();

    assertThat(inputs).isNotEmpty();
    for (String input : inputs) {
      assertThatCode(() -> run.accept(Base64.getDecoder().decode(input)))
          .as("%s: %s", target, input)
          .doesNotThrowAnyException();
    }
  }
}
