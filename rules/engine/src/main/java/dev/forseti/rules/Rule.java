package dev.forseti.rules;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One compiled rule. */
record Rule(
    RuleId id,
    String packVersion,
    Code.Num when,
    List<Symbol> reads,
    String about,
    double weight,
    String group,
    Signal.Repeat repeat,
    Harm harm,
    Mode mode,
    String because) {

  Optional<Signal> evaluate(RoomEvent event, FeatureVector values) {
    return when.at(values) == 1
        ? subject(event, values).map(subject -> signal(event, values, subject))
        : Optional.empty();
  }

  private Optional<Subject> subject(RoomEvent event, FeatureVector values) {
    return switch (about) {
      case "server" ->
          ofABridge(values) ? Optional.empty() : Optional.of(Subject.server(event.originServer()));
      case "room" -> Optional.of(Subject.room(event.roomId()));
      case "link" ->
          Optional.ofNullable(values.text(Variable.LINK_DOMAIN.slot()))
              .map(domain -> new Subject(Subject.Kind.LINK, domain));
      case "campaign" ->
          Optional.ofNullable(values.text(Variable.TEXT_SKETCH.slot()))
              .map(text -> new Subject(Subject.Kind.CAMPAIGN, text));
      case "target" -> user(values.text(Variable.MEMBER_TARGET.slot()));
      case "mentioned" -> user(values.text(Variable.MENTIONS_FIRST.slot()));
      default -> Optional.of(Subject.user(event.sender()));
    };
  }

  /** Many people share a bridge's server: nothing is said of it for what one of them did. */
  private static boolean ofABridge(FeatureVector values) {
    String kind = values.text(Variable.SENDER_KIND.slot());
    return "ghost".equals(kind) || "bridge".equals(kind);
  }

  /** The user of that id; none when it is no user id. */
  private static Optional<Subject> user(@Nullable String id) {
    try {
      return id == null ? Optional.empty() : Optional.of(Subject.user(new UserId(id)));
    } catch (IllegalArgumentException notAUser) {
      return Optional.empty();
    }
  }

  private Signal signal(RoomEvent event, FeatureVector values, Subject subject) {
    Map<String, String> shown = new TreeMap<>();
    String reason = because;
    for (Symbol symbol : reads) {
      if (symbol.constant() == null
          && !symbol.name().equals("text.body")
          && !symbol.name().equals("text.raw")) {
        String value = values.shown(symbol.slot(), symbol.type());
        shown.put(symbol.name(), value);
        reason = reason.replace("{" + symbol.name() + "}", value);
      }
    }
    String key = id + "|" + subject.key() + "|" + event.eventId();
    return new Signal(
        key,
        id,
        packVersion,
        subject,
        event.eventId(),
        event.roomId(),
        event.receivedAt(),
        weight,
        group,
        repeat,
        harm,
        mode,
        reason,
        shown);
  }
}
