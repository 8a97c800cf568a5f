package dev.forseti.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.ingest.matrix.Decoded;
import dev.forseti.ingest.matrix.MatrixEventDecoder;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.pack.PackProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code cases} is a stream of client events and the whole output of the pipeline
 * with the default packs. {@code -Dgolden.update} regenerates the output; read the difference
 * before it is committed.
 */
class ReplayGoldenTest {
  private static final Path CASES = Path.of("cases");
  private static final double BUDGET = .0005;

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> String.valueOf(folder.getFileName())).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSameInputGivesTheOutputWrittenDown(String name) throws IOException {
    Path golden = CASES.resolve(name).resolve("output.txt");
    List<String> output = output(Files.readAllLines(CASES.resolve(name).resolve("events.ndjson")));
    if (System.getProperty("golden.update") != null) {
      Files.write(golden, output);
    }

    assertThat(output).containsExactlyElementsOf(Files.readAllLines(golden));
  }

  private static List<String> output(List<String> lines) throws IOException {
    RuleCompiler.Result compiled = RuleCompiler.compile(Library.packs());
    assertThat(compiled.problems().stream().map(PackProblem::shown)).isEmpty();
    var pipeline =
        new LocalPipeline(compiled.rules(), ReputationRules.of(BUDGET, compiled.rules().groups()));
    List<String> output = new ArrayList<>();
    for (String line : lines) {
      RoomEvent event = event(line);
      LocalPipeline.Result result = pipeline.accept(event);
      result.signals().forEach(signal -> output.add(event.eventId() + shown(signal)));
      result.reputations().forEach(reputation -> output.add(event.eventId() + shown(reputation)));
      result.verdicts().forEach(verdict -> output.add(event.eventId() + shown(verdict)));
    }
    return output;
  }

  private static String shown(Signal signal) {
    return String.format(
        Locale.ROOT,
        " signal %s %s %.2f %s: %s",
        signal.subject().key(),
        signal.rule(),
        signal.weight(),
        signal.mode(),
        signal.because());
  }

  private static String shown(Reputation reputation) {
    return String.format(
        Locale.ROOT,
        " reputation %s %.3f %s",
        reputation.subject().key(),
        reputation.logOdds(),
        reputation.standing());
  }

  private static String shown(Verdict verdict) {
    return String.format(
        Locale.ROOT,
        " verdict %s %s to %s, %s: %s",
        verdict.subject().key(),
        verdict.before(),
        verdict.standing(),
        verdict.mode(),
        verdict.reason());
  }

  private static RoomEvent event(String line) {
    return switch (MatrixEventDecoder.decode(
        line.getBytes(StandardCharsets.UTF_8), "replay", "1", Instant.EPOCH)) {
      case Decoded.Event decoded -> decoded.event().atItsOwnTime();
      case Decoded.Refused refused ->
          throw new AssertionError(refused.malformed().reason() + ": " + line);
    };
  }
}
