package dev.forseti.scoring.stream;

import dev.forseti.features.SenderHistory;
import dev.forseti.model.Decision;
import dev.forseti.model.Malformed;
import dev.forseti.model.Reputation;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.reputation.TrackedReputation;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The type of all that travels between operators or stays in state; none falls back to Kryo. */
public final class StreamTypes {
  private static final Format<Malformed> WIRE_MALFORMED = wire(Topics.MALFORMED, Malformed.class);
  private static final Format<Signal> WIRE_SIGNAL = wire(Topics.SIGNALS, Signal.class);
  private static final Format<Verdict> WIRE_VERDICT = wire(Topics.VERDICTS, Verdict.class);
  private static final Format<Reputation> WIRE_REPUTATION =
      wire(Topics.REPUTATIONS, Reputation.class);
  private static final Format<Decision> WIRE_DECISION = wire(Topics.DECISIONS, Decision.class);
  private static final Format<RulePack> WIRE_PACK = wire(Topics.RULES, RulePack.class);

  /** Every format there is. */
  static final List<Format<?>> FORMATS =
      List.of(
          WIRE_MALFORMED,
          WIRE_SIGNAL,
          WIRE_VERDICT,
          WIRE_REPUTATION,
          WIRE_DECISION,
          WIRE_PACK,
          ArrivedEvent.FORMAT,
          EventStep.FORMAT,
          EventParts.FORMAT,
          KeyCounters.FORMAT,
          SubjectNews.FORMAT,
          ServerMemory.FORMAT,
          Remembered.SENDER,
          Remembered.REPUTATION);

  private static final Map<String, Format<?>> BY_NAME =
      FORMATS.stream().collect(Collectors.toMap(Format::name, Function.identity()));

  public static final TypeInformation<Malformed> MALFORMED = new FormatType<>(WIRE_MALFORMED);
  public static final TypeInformation<Signal> SIGNAL = new FormatType<>(WIRE_SIGNAL);
  public static final TypeInformation<Verdict> VERDICT = new FormatType<>(WIRE_VERDICT);
  public static final TypeInformation<Reputation> REPUTATION = new FormatType<>(WIRE_REPUTATION);
  public static final TypeInformation<Decision> DECISION = new FormatType<>(WIRE_DECISION);
  public static final TypeInformation<RulePack> PACK = new FormatType<>(WIRE_PACK);
  public static final TypeInformation<ArrivedEvent> ARRIVED = new FormatType<>(ArrivedEvent.FORMAT);
  public static final TypeInformation<EventStep> STEP = new FormatType<>(EventStep.FORMAT);
  public static final TypeInformation<EventParts> PARTS = new FormatType<>(EventParts.FORMAT);
  public static final TypeInformation<KeyCounters> COUNTERS = new FormatType<>(KeyCounters.FORMAT);
  public static final TypeInformation<SubjectNews> NEWS = new FormatType<>(SubjectNews.FORMAT);
  public static final TypeInformation<ServerMemory> SERVER = new FormatType<>(ServerMemory.FORMAT);
  public static final TypeInformation<SenderHistory> SENDER = new FormatType<>(Remembered.SENDER);
  public static final TypeInformation<TrackedReputation> TRACKED =
      new FormatType<>(Remembered.REPUTATION);

  private StreamTypes() {}

  /**
   * The format of that name.
   *
   * @throws IllegalArgumentException when there is none, as for state of a newer version
   */
  @SuppressWarnings("unchecked") // the name was taken from a Format<T>
  static <T> Format<T> format(String name) {
    Format<?> found = BY_NAME.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no format is called " + name);
    }
    return (Format<T>) found;
  }

  /**
   * As on the topic. The codecs are bound to read what older ones wrote, and their golden samples
   * prove it: so state outlives the code by the same promise as the topics do.
   */
  private static <T> Format<T> wire(Topic<T> topic, Class<T> type) {
    return new Format<>(
        topic.name(),
        type,
        1,
        (value, out) -> Written.bytes(topic.codec().encode(value), out),
        (version, in) -> topic.codec().decode(Written.bytes(in)));
  }
}
