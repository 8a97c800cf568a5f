package dev.forseti.wire;

import dev.forseti.model.Decision;
import dev.forseti.model.Malformed;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.TapPosition;
import dev.forseti.model.Verdict;
import dev.forseti.model.WatchedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All topics, in the order of an event's way. Whoever starts first makes them; a record's id is
 * derived from what caused it, so a reader may see it twice and upserts by id.
 */
public final class Topics {
  /**
   * How long a compacted topic keeps saying that a key is deleted: a reader that was away for
   * longer never learns of it.
   */
  public static final Duration TOMBSTONES = Duration.ofDays(30);

  private static final int PARTITIONS = 4;

  /** What happened, keyed by room; a week. */
  public static final Topic<RoomEvent> EVENTS =
      kept("forseti.events.v1", Duration.ofDays(7), new EventCodec(), e -> e.roomId().value());

  /** Input that cannot be used, keyed by tap; 30 days. */
  public static final Topic<Malformed> MALFORMED =
      kept("forseti.malformed.v1", Duration.ofDays(30), Malformed.class, Malformed::tap);

  /** Evidence, keyed by subject; 30 days. */
  public static final Topic<Signal> SIGNALS =
      kept("forseti.signals.v1", Duration.ofDays(30), Signal.class, s -> s.subject().key());

  /** The newest reputation of each subject. */
  public static final Topic<Reputation> REPUTATIONS =
      compacted("forseti.reputations.v1", Reputation.class, r -> r.subject().key());

  /** Changes of standing, keyed by subject; 90 days. */
  public static final Topic<Verdict> VERDICTS =
      kept("forseti.verdicts.v1", Duration.ofDays(90), Verdict.class, v -> v.subject().key());

  /** Decisions, keyed by subject; kept for ever: they are labelled data. */
  public static final Topic<Decision> DECISIONS =
      kept("forseti.decisions.v1", Duration.ZERO, Decision.class, d -> d.subject().key());

  /** What moderators want redacted beside the evidence, keyed by user; a week, as events are. */
  public static final Topic<RedactionRequest> REDACTION_REQUESTS =
      kept(
          "forseti.redaction-requests.v1",
          Duration.ofDays(7),
          RedactionRequest.class,
          r -> r.subject().key());

  /** What was asked of homeservers, keyed by measure id; 90 days. */
  public static final Topic<Measure> MEASURES =
      kept("forseti.measures.v1", Duration.ofDays(90), Measure.class, Measure::id);

  /** What came of it, keyed by measure id; 90 days. */
  public static final Topic<Outcome> OUTCOMES =
      kept("forseti.outcomes.v1", Duration.ofDays(90), Outcome.class, Outcome::measureId);

  /** The newest text of each rule pack. */
  public static final Topic<RulePack> RULES =
      compacted("forseti.rules.v1", RulePack.class, RulePack::name);

  /** What stands in the lists that are watched, by its place; what is gone is a tombstone. */
  public static final Topic<WatchedEvent> LISTS =
      compacted("forseti.lists.v2", WatchedEvent.class, w -> w.event().place());

  /** Our entries in the policy rooms, as they are now; retracted ones are tombstones. */
  public static final Topic<PublishedEntry> PUBLISHED =
      compacted("forseti.published.v1", PublishedEntry.class, p -> p.roomId() + " " + p.stateKey());

  /** How far each tap has read. */
  public static final Topic<TapPosition> TAP_POSITIONS =
      compacted("forseti.tap-positions.v1", TapPosition.class, TapPosition::tap);

  /** Every topic. */
  public static final List<Topic<?>> ALL =
      List.of(
          EVENTS,
          MALFORMED,
          SIGNALS,
          REPUTATIONS,
          VERDICTS,
          DECISIONS,
          REDACTION_REQUESTS,
          MEASURES,
          OUTCOMES,
          RULES,
          LISTS,
          PUBLISHED,
          TAP_POSITIONS);

  /** What is under way when the clock is set back lies ahead of it, and is taken all the same. */
  private static final String ANY_TIME = "9223372036854775807";

  private Topics() {}

  private static <T> Topic<T> kept(
      String name, Duration retention, Class<T> type, Function<T, String> key) {
    return kept(name, retention, new RecordCodec<>(type), key);
  }

  /** A retention of zero keeps for ever. */
  private static <T> Topic<T> kept(
      String name, Duration retention, Codec<T> codec, Function<T, String> key) {
    String millis = retention.isZero() ? "-1" : String.valueOf(retention.toMillis());
    return new Topic<>(
        name,
        PARTITIONS,
        Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            millis,
            "message.timestamp.after.max.ms",
            ANY_TIME,
            "max.message.bytes",
            "2097152"),
        codec,
        key);
  }

  private static <T> Topic<T> compacted(String name, Class<T> type, Function<T, String> key) {
    return new Topic<>(
        name,
        PARTITIONS,
        Map.of(
            "cleanup.policy",
            "compact",
            "delete.retention.ms",
            String.valueOf(TOMBSTONES.toMillis()),
            "message.timestamp.after.max.ms",
            ANY_TIME,
            "max.message.bytes",
            "2097152"),
        new RecordCodec<>(type),
        key);
  }
}
