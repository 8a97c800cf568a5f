package dev.forseti.scoring.kafka;

import dev.forseti.model.Decision;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Verdict;
import dev.forseti.pipeline.InputLimits;
import dev.forseti.scoring.stream.IncomingEvent;
import dev.forseti.wire.Topics;
import java.util.Map;
import java.util.Optional;

/** How each topic that the job reads is decoded. */
public final class Decoders {
  private Decoders() {}

  public static DecodeRecord<RoomEvent, IncomingEvent> events() {
    return new DecodeRecord<>(Topics.EVENTS, InputLimits::refusal, IncomingEvent::of, key -> null);
  }

  public static DecodeRecord<Decision, Decision> decisions() {
    return DecodeRecord.of(Topics.DECISIONS, InputLimits::refusal);
  }

  /** The job's own verdicts, of which readers have all. */
  public static DecodeRecord<Verdict, Verdict> verdicts() {
    return DecodeRecord.of(Topics.VERDICTS, verdict -> Optional.empty());
  }

  /** Packs; a tombstone withdraws one. */
  public static DecodeRecord<RulePack, RulePack> packs() {
    return new DecodeRecord<>(
        Topics.RULES,
        pack -> Optional.empty(),
        pack -> pack,
        key -> new RulePack(key, "", Map.of()));
  }
}
