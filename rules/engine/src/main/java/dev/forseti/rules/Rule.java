package dev.forseti.rules;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
      case "server" -> Optional.of(Subject.server(event.originServer()));
      case "room" -> Optional.of(Subject.room(event.roomId()));
      case "link" ->
          Optional.ofNullable(values.text(Variable.LINK_DOMAIN.slot()))
              .map(domain -> new Subject(Subject.Kind.LINK, domain));
      case "campaign" ->
          Optional.ofNullable(values.text(Variable.TEXT_FINGERPRINT.slot()))
              .map(text -> new Subject(Subject.Kind.CAMPAIGN, text));
      default -> Optional.of(Subject.user(event.sender()));
    };
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
