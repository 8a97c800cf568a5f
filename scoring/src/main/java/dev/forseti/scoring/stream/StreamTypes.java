package dev.forseti.scoring.stream;

import dev.forseti.features.SenderHistory;
import dev.forseti.model.Decision;
import dev.forseti.model.Malformed;
import dev.forseti.model.Reputation;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.scoring.encoding.BinaryEncoding;
import dev.forseti.scoring.encoding.VersionedFormat;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * All formats of what travels between operators or stays in state, by name, and the types that
 * Flink knows them by; nothing falls back to Kryo.
 */
public final class StreamTypes {
  private static final VersionedFormat<Malformed> WIRE_MALFORMED =
      wire(Topics.MALFORMED, Malformed.class);
  private static final VersionedFormat<Signal> WIRE_SIGNAL = wire(Topics.SIGNALS, Signal.class);
  private static final VersionedFormat<Verdict> WIRE_VERDICT = wire(Topics.VERDICTS, Verdict.class);
  private static final VersionedFormat<Reputation> WIRE_REPUTATION =
      wire(Topics.REPUTATIONS, Reputation.class);
  private static final VersionedFormat<Decision> WIRE_DECISION =
      wire(Topics.DECISIONS, Decision.class);
  private static final VersionedFormat<RulePack> WIRE_PACK = wire(Topics.RULES, RulePack.class);

  /** Every format there is. */
  static final List<VersionedFormat<?>> FORMATS =
      List.of(
          WIRE_MALFORMED,
          WIRE_SIGNAL,
          WIRE_VERDICT,
          WIRE_REPUTATION,
          WIRE_DECISION,
          WIRE_PACK,
          IncomingEvent.FORMAT,
          EvaluationInput.FORMAT,
          CounterUpdates.FORMAT,
          KeyCounters.FORMAT,
          SubjectUpdateFormat.FORMAT,
          ServerFirstSeen.FORMAT,
          SenderHistoryFormat.FORMAT,
          ReputationFormat.FORMAT);

  private static final Map<String, VersionedFormat<?>> BY_NAME =
      FORMATS.stream().collect(Collectors.toMap(VersionedFormat::name, Function.identity()));

  public static final TypeInformation<Malformed> MALFORMED = new FormatTypeInfo<>(WIRE_MALFORMED);
  public static final TypeInformation<Signal> SIGNAL = new FormatTypeInfo<>(WIRE_SIGNAL);
  public static final TypeInformation<Verdict> VERDICT = new FormatTypeInfo<>(WIRE_VERDICT);
  public static final TypeInformation<Reputation> REPUTATION =
      new FormatTypeInfo<>(WIRE_REPUTATION);
  public static final TypeInformation<Decision> DECISION = new FormatTypeInfo<>(WIRE_DECISION);
  public static final TypeInformation<RulePack> PACK = new FormatTypeInfo<>(WIRE_PACK);
  public static final TypeInformation<IncomingEvent> INCOMING_EVENT =
      new FormatTypeInfo<>(IncomingEvent.FORMAT);
  public static final TypeInformation<EvaluationInput> EVALUATION_INPUT =
      new FormatTypeInfo<>(EvaluationInput.FORMAT);
  public static final TypeInformation<CounterUpdates> COUNTER_UPDATES =
      new FormatTypeInfo<>(CounterUpdates.FORMAT);
  public static final TypeInformation<KeyCounters> KEY_COUNTERS =
      new FormatTypeInfo<>(KeyCounters.FORMAT);
  public static final TypeInformation<SubjectUpdate> SUBJECT_UPDATE =
      new FormatTypeInfo<>(SubjectUpdateFormat.FORMAT);
  public static final TypeInformation<ServerFirstSeen> SERVER_FIRST_SEEN =
      new FormatTypeInfo<>(ServerFirstSeen.FORMAT);
  public static final TypeInformation<SenderHistory> SENDER_HISTORY =
      new FormatTypeInfo<>(SenderHistoryFormat.FORMAT);
  public static final TypeInformation<TrackedReputation> TRACKED_REPUTATION =
      new FormatTypeInfo<>(ReputationFormat.FORMAT);

  private StreamTypes() {}

  /**
   * The format of that name.
   *
   * @throws IllegalArgumentException when there is none, as for state of a newer version
   */
  @SuppressWarnings("unchecked") // the name was taken from a VersionedFormat<T>
  static <T> VersionedFormat<T> format(String name) {
    VersionedFormat<?> found = BY_NAME.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no format is called " + name);
    }
    return (VersionedFormat<T>) found;
  }

  /**
   * As on the topic. The codecs are bound to read what older ones wrote, and their golden samples
   * prove it: so state outlives the code by the same promise as the topics do.
   */
  private static <T> VersionedFormat<T> wire(Topic<T> topic, Class<T> type) {
    return new VersionedFormat<>(
        topic.name(),
        type,
        1,
        (value, out) -> BinaryEncoding.writeBytes(topic.codec().encode(value), out),
        (version, in) -> topic.codec().decode(BinaryEncoding.readBytes(in)));
  }
}
