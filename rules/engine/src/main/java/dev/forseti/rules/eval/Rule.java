package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.model.Harm;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.counter.Counter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One compiled rule.
 *
 * @param info its description
 * @param packVersion the hash of all that it was compiled from
 * @param because its reason for moderators
 * @param publicReason its reason for everybody
 * @param reads the variables and counters whose values go along with a signal
 * @param weigher what finds the weight of each signal, in nats; null when it is always that of the
 *     description
 * @param witnesses what bears it out, as its counters see it
 * @param unlessKnown what it says when its condition is unknown; null for nothing
 */
public record Rule(
    RuleInfo info,
    String packVersion,
    Code.Num when,
    Reason because,
    Reason publicReason,
    List<Symbol> reads,
    Code.@Nullable Real weigher,
    SignalTarget about,
    String group,
    Signal.Repeat repeat,
    Harm harm,
    Witnesses witnesses,
    @Nullable UnlessKnown unlessKnown) {
  private static final int SHARES = 10_000;

  /** What a rule says when it cannot know. */
  public record UnlessKnown(double weight, Reason because) {}

  /** The rule's evidence; null when it has none. */
  @Nullable Signal evaluate(RoomEvent event, FeatureVector values) {
    long found = when.at(values);
    UnlessKnown otherwise = unlessKnown;
    boolean unsure = found == Unknown.LONG && otherwise != null;
    if ((found != 1 && !unsure) || !runsFor(event)) {
      return null;
    }
    Subject subject = about.of(event, values);
    if (subject == null) {
      return null;
    }
    if (unsure && otherwise != null) {
      return signal(event, values, subject, otherwise.weight(), otherwise.because());
    }
    double weight = weigher == null ? info.weight() : weigher.at(values);
    return Double.isNaN(weight) ? null : signal(event, values, subject, weight, because);
  }

  /** Whether a learned model finds its weight. */
  public boolean isLearned() {
    return weigher != null;
  }

  private boolean runsFor(RoomEvent event) {
    return !hasExpired(event) && isRolledOutTo(event);
  }

  boolean hasExpired(RoomEvent event) {
    return !event.countedAt().isBefore(info.expires());
  }

  boolean isRolledOutTo(RoomEvent event) {
    return info.rollout() >= 1
        || Math.floorMod(
                Counter.mixed(31L * info.id().hashCode() + event.sender().value().hashCode()),
                SHARES)
            < info.rollout() * SHARES;
  }

  private Signal signal(
      RoomEvent event, FeatureVector values, Subject subject, double weight, Reason reason) {
    Map<String, String> shown = new TreeMap<>();
    for (Symbol symbol : reads) {
      if (symbol.constant() == null && !isText(symbol)) {
        shown.put(symbol.name(), Reason.shown(symbol, values));
      }
    }
    return new Signal(
        info.id() + "|" + subject.key() + "|" + event.eventId(),
        info.id(),
        packVersion,
        subject,
        event.eventId(),
        event.roomId(),
        event.countedAt(),
        weight,
        group,
        repeat,
        harm,
        info.mode(),
        reason.filled(values),
        publicReason.filled(values),
        info.owner(),
        shown,
        witnesses.campaign(values),
        witnesses.corroboration(values));
  }

  /** What somebody wrote stays with the event. */
  public static boolean isText(Symbol symbol) {
    return symbol.name().equals("text.body") || symbol.name().equals("text.raw");
  }
}
