package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Malformed;
import dev.forseti.model.RulePack;
import dev.forseti.model.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoringTopologyTest {
  private static final int EVENTS = 80_000;
  private static final RulePack BROKEN = TestPacks.pack("broken", "pack: broken\nwrong: 1\n");

  /** About a user of a server that nothing is known of: when it comes among events is open. */
  private static final Decision DECISION =
      new Decision(
          "d1",
          Subject.ofKey("user:@nobody:far.example"),
          Decision.Kind.LIST,
          "moderator",
          "spam",
          Harm.SPAM,
          Instant.parse("2026-01-01T00:00:00Z"),
          null,
          null);

  @TempDir Path folder = Path.of("");

  @Test
  void concludesWhatTheLocalPipelineConcludes() throws Exception {
    ScoringConfig config = TestJob.config(folder, 1, TestPacks.SENDERS, TestPacks.WAVES);
    Conclusions expected =
        Conclusions.ofLocalPipeline(
            EventStream.of(42, EVENTS), List.of(DECISION), config.rulePacks());

    Conclusions found = TestJob.run(42, EVENTS, List.of(DECISION), List.of(), config).conclusions();

    assertThat(found.signals()).hasSizeGreaterThan(10_000).isEqualTo(expected.signals());
    assertThat(found.verdicts()).hasSizeGreaterThan(300).isEqualTo(expected.verdicts());
    assertThat(found.verdicts().values())
        .as("some users inherit from their server")
        .filteredOn(verdict -> verdict.contains("user:"))
        .anyMatch(verdict -> verdict.contains("prior=-3."));
  }

  @Test
  void concludesTheSameOfEachSenderWithTwoSubtasks() throws Exception {
    ScoringConfig config = TestJob.config(folder, 2, TestPacks.SENDERS);
    Conclusions expected =
        Conclusions.ofLocalPipeline(EventStream.of(43, EVENTS), List.of(), config.rulePacks());

    Conclusions found = TestJob.run(43, EVENTS, List.of(), List.of(), config).conclusions();

    assertThat(found.signals()).hasSizeGreaterThan(10_000).isEqualTo(expected.signals());
    assertThat(found.verdicts()).hasSizeGreaterThan(300).isEqualTo(expected.verdicts());
  }

  @Test
  void takesDecisionsAsEvidenceAndSetsABrokenPackAside() throws Exception {
    ScoringConfig config = TestJob.config(folder, 1, TestPacks.SENDERS);

    TestJob.Result found = TestJob.run(7, 50, List.of(DECISION), List.of(BROKEN), config);

    assertThat(found.conclusions().verdicts().values())
        .anyMatch(verdict -> verdict.contains("@nobody:far.example"));
    assertThat(found.malformed())
        .singleElement()
        .extracting(Malformed::tap, Malformed::position)
        .containsExactly("rules", "broken");
    assertThat(found.malformed().getFirst().detail()).startsWith("broken.yaml:2:1:");
  }
}
