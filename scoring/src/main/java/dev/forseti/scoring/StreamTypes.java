package dev.forseti.scoring;

import dev.forseti.model.Decision;
import dev.forseti.model.Malformed;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topics;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** How everything that travels between operators is written; nothing falls back to Kryo. */
final class StreamTypes {
  static final TypeInformation<RoomEvent> EVENT = WireType.of(Topics.EVENTS, RoomEvent.class);
  static final TypeInformation<Malformed> MALFORMED =
      WireType.of(Topics.MALFORMED, Malformed.class);
  static final TypeInformation<Signal> SIGNAL = WireType.of(Topics.SIGNALS, Signal.class);
  static final TypeInformation<Verdict> VERDICT = WireType.of(Topics.VERDICTS, Verdict.class);
  static final TypeInformation<Reputation> REPUTATION =
      WireType.of(Topics.REPUTATIONS, Reputation.class);
  static final TypeInformation<Decision> DECISION = WireType.of(Topics.DECISIONS, Decision.class);
  static final TypeInformation<RulePack> PACK = WireType.of(Topics.RULES, RulePack.class);
  static final TypeInformation<Bytes> REMEMBERED = new FormatType<>(Formats.Remembered.FORMAT);
  static final TypeInformation<RuleEngine.SeenEvent> SEEN_EVENT =
      new FormatType<>(Formats.Seen.FORMAT);
  static final TypeInformation<EventPart> PART = new FormatType<>(Formats.Part.FORMAT);
  static final TypeInformation<SubjectNews> NEWS = new FormatType<>(Formats.News.FORMAT);

  private StreamTypes() {}
}
