package dev.forseti.standalone.command;

import static dev.forseti.standalone.command.ExplanationText.low;
import static dev.forseti.standalone.command.ExplanationText.nats;

import dev.forseti.model.Corroboration;
import dev.forseti.model.Standing;
import dev.forseti.pipeline.EventExplanation.Reckoning;
import dev.forseti.reputation.Acts;
import dev.forseti.reputation.VerdictArithmetic;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a standing adds up, for a terminal. */
final class StandingText {
  private StandingText() {}

  /** The arithmetic of a standing, below its title. */
  static String of(Reckoning reckoning) {
    VerdictArithmetic told = reckoning.arithmetic();
    Columns parts =
        new Columns("lllrrrrrrrl")
            .row("", "group", "mode", "fired", "weighed", "ago", "now", "cap", "counts", "decides")
            .row("prior", "", "", "", "", "", "", "", nats(told.prior()), nats(told.prior()))
            .row("its server", "", "", "", "", "", "", "", nats(told.shift()), nats(told.shift()));
    told.parts().forEach(part -> part(parts, part, told));
    parts.row("sum", "", "", "", "", "", "", "", nats(told.logOdds()), nats(told.decisive()));
    return "%nStanding of %s%n".formatted(Columns.printable(told.subject().key()))
        + parts.text("  ")
        + """
          what nothing bears out decides at most %s of one act by several groups, %s of all acts
          watch from %s, review from %s, act from %s; one that was reached is kept up to %s below
          rules in mode act alone reach %s, those of them about what other accounts did too %s
          rules in mode act reach %s with models, which count unless one speaks for the subject
          %s before, %s now, mode %s
        """
            .formatted(
                nats(told.mostOfOneAct()),
                nats(told.mostAlone()),
                nats(told.thresholds().of(Standing.WATCH)),
                nats(told.thresholds().of(Standing.REVIEW)),
                nats(told.thresholds().of(Standing.ACT)),
                number(told.thresholds().slack()),
                nats(told.acting()),
                nats(told.actingOfOthers()),
                nats(told.confirmed()),
                low(reckoning.before()),
                low(told.standing()),
                low(told.mode()));
  }

  private static void part(Columns parts, VerdictArithmetic.Part part, VerdictArithmetic told) {
    var evidence = part.evidence();
    parts.row(
        evidence.rule().value(),
        evidence.group(),
        low(evidence.mode()),
        String.valueOf(evidence.firings()),
        nats(evidence.nats()),
        ago(Duration.between(evidence.last(), told.at())),
        nats(part.decayed()),
        Double.isInfinite(part.cap()) ? "" : number(part.cap()),
        nats(part.counted()),
        nats(part.decisive()),
        borneOutBy(evidence.acts()));
  }

  private static String borneOutBy(@Nullable Acts acts) {
    Corroboration by = acts == null ? null : acts.by();
    return by == null
        ? ""
        : switch (by) {
          case OTHERS -> "other accounts did the same";
          case ROOMS -> "in several rooms";
          case REPEATED -> "done again and again";
          case CROWD -> "others joined in";
        };
  }

  private static String ago(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 120
        ? seconds + "s"
        : seconds < 7_200
            ? seconds / 60 + "m"
            : seconds < 172_800 ? seconds / 3_600 + "h" : seconds / 86_400 + "d";
  }

  private static String number(double nats) {
    return String.format(Locale.ROOT, "%.2f", nats);
  }
}
