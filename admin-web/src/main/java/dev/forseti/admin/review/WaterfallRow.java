package dev.forseti.admin.review;

import dev.forseti.model.Contribution;
import dev.forseti.model.Signal;
import dev.forseti.reputation.ReputationRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A row of a {@link Waterfall}.
 *
 * @param number the mark in the evidence; 0 for none
 * @param kind {@code prior}, {@code up}, {@code down} or {@code unknown}
 * @param name the rule
 * @param because why, in words
 * @param note what a moderator should know beside it: repetitions, a cut by the group's cap, the
 *     owner
 * @param values the variables and counters that the rule read, by name
 * @param eventId the event that it points at; empty for none
 * @param nats what it adds
 * @param x where its bar begins
 * @param width how wide its bar is
 */
public record WaterfallRow(
    int number,
    String kind,
    String name,
    String because,
    String note,
    Map<String, String> values,
    String eventId,
    double nats,
    String x,
    String width) {
  /** Less than this many nats is not told of. */
  private static final double SMALL = .05;

  private static final int SHORTEST_WORD = 3;

  /** How truths, durations and what is not known are written. */
  private static final Pattern NO_WORD = Pattern.compile("true|false|unknown|[0-9.]+[a-z]{1,2}");

  static WaterfallRow prior(LogOddsAxis scale, double nats) {
    return new WaterfallRow(
        0,
        "prior",
        "Prior",
        inherited(nats - ReputationRules.STANDARD_PRIOR),
        "",
        Map.of(),
        "",
        nats,
        scale.at(Math.min(0, nats)),
        scale.between(0, nats));
  }

  private static String inherited(double nats) {
    return "before any evidence"
        + (Math.abs(nats) < SMALL
            ? ""
            : String.format(Locale.ROOT, ", %+.1f of it from the server", nats));
  }

  /** A rule that could neither say yes nor no. */
  static WaterfallRow unknown(String rule, Set<String> names) {
    String because = "unknown: cannot read " + String.join(", ", names);
    return new WaterfallRow(0, "unknown", rule, because, "", Map.of(), "", 0, "0%", "0%");
  }

  /**
   * A rule that counts.
   *
   * @param from the sum before it
   */
  static WaterfallRow of(
      LogOddsAxis scale, int number, Contribution c, List<Signal> signals, double from) {
    return new WaterfallRow(
        number,
        c.counted() < 0 ? "down" : "up",
        c.rule().value(),
        c.because(),
        note(c, owner(c, signals)),
        values(c, signals),
        c.eventId().value(),
        c.counted(),
        scale.at(Math.min(from, from + c.counted())),
        scale.between(from, from + c.counted()));
  }

  /** The values that may stand in the message as they are: a domain, a name, a word of a list. */
  List<String> words() {
    return values.values().stream().filter(WaterfallRow::isWord).toList();
  }

  private static boolean isWord(String value) {
    return value.length() >= SHORTEST_WORD
        && value.codePoints().anyMatch(Character::isLetter)
        && !NO_WORD.matcher(value).matches();
  }

  private static String note(Contribution c, String owner) {
    List<String> notes = new ArrayList<>();
    if (c.firings() > 1) {
      notes.add("fired " + c.firings() + " times");
    }
    if (Math.abs(c.nats()) >= SMALL && c.withinCap() == 0) {
      notes.add(String.format(Locale.ROOT, "%+.1f, and only observed", c.nats()));
    } else if (Math.abs(c.nats() - c.withinCap()) >= SMALL) {
      notes.add(
          String.format(Locale.ROOT, "%+.1f, cut by the cap of group %s", c.nats(), c.group()));
    }
    if (Math.abs(c.withinCap() - c.counted()) >= SMALL) {
      notes.add(String.format(Locale.ROOT, "%+.1f, mostly said by other evidence", c.withinCap()));
    }
    if (!owner.isEmpty()) {
      notes.add("owned by " + owner);
    }
    return String.join(" · ", notes);
  }

  private static String owner(Contribution c, List<Signal> signals) {
    return signal(c, signals).map(Signal::owner).orElse("");
  }

  private static Map<String, String> values(Contribution c, List<Signal> signals) {
    return signal(c, signals).map(Signal::values).orElse(Map.of());
  }

  private static Optional<Signal> signal(Contribution c, List<Signal> signals) {
    return signals.stream()
        .filter(s -> s.rule().equals(c.rule()) && s.eventId().equals(c.eventId()))
        .findFirst();
  }
}
