package dev.forseti.fuzz;

import dev.forseti.features.WrittenFeatures;
import dev.forseti.ingest.matrix.Decoded;
import dev.forseti.ingest.matrix.MatrixEventDecoder;
import dev.forseti.ingest.matrix.Pdus;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.pipeline.LocalPipeline;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.standalone.service.RulePacks;
import dev.forseti.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Decodes the event, stores it and reads it back, and scores it by the default rules. */
final class ScoredEvent implements Consumer<byte[]> {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  /** What a pipeline remembers is not growth: a new one takes over after so many. */
  private static final int EVENTS_OF_A_PIPELINE = 2_000;

  private final RuleSet rules = RuleCompiler.compile(library()).rules();
  private LocalPipeline pipeline = pipeline();
  private Pdus pdus = new Pdus();
  private int events;

  @Override
  public void accept(byte[] input) {
    if (++events % EVENTS_OF_A_PIPELINE == 0) {
      pipeline = pipeline();
      pdus = new Pdus();
    }
    switch (MatrixEventDecoder.decode(pdus.withId(input), "fuzz", "1", NOW)) {
      case Decoded.Event decoded -> score(decoded.event());
      case Decoded.Refused refused -> {
        byte[] bytes = Topics.MALFORMED.codec().encode(refused.malformed());
        require(Topics.MALFORMED.codec().decode(bytes).equals(refused.malformed()), "malformed");
        RoomEvent shell = refused.shell();
        if (shell != null) {
          score(shell);
        }
      }
    }
  }

  private void score(RoomEvent event) {
    byte[] stored = Topics.EVENTS.codec().encode(event);
    RoomEvent read = Topics.EVENTS.codec().decode(stored);
    require(
        Arrays.equals(Topics.EVENTS.codec().encode(read), stored), "an event is another when read");
    WrittenFeatures.read(read);
    pipeline
        .accept(read)
        .signals()
        .forEach(
            signal -> {
              byte[] bytes = Topics.SIGNALS.codec().encode(signal);
              require(Topics.SIGNALS.codec().decode(bytes).equals(signal), "signal");
            });
  }

  private LocalPipeline pipeline() {
    return new LocalPipeline(rules, ReputationRules.of(.0005, rules.groups()));
  }

  private static List<RulePack> library() {
    try {
      return RulePacks.of("");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
