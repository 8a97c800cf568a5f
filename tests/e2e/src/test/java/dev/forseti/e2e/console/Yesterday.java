package dev.forseti.e2e.console;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Malformed;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.time.Instant;

/** What was decided before, what came of it, and what could not be read. */
final class Yesterday {
  private final Script script;
  private final Instant now;

  Yesterday(Script script, Instant now) {
    this.script = script;
    this.now = now;
  }

  void before() {
    for (int i = 0; i < 5; i++) {
      script.put(
          Topics.DECISIONS,
          new Decision(
              "stage-decision-" + i,
              Subject.user(new UserId("@promo_77" + i + ":openreg.example")),
              i == 4 ? Decision.Kind.WATCH : Decision.Kind.LIST,
              i % 2 == 0 ? "ines" : "tomas",
              "Advertising in several rooms: the wave of yesterday evening",
              Harm.SPAM,
              ago(20 + i + "H"),
              i == 3 ? null : ago("20H").plus(Duration.ofDays(30)),
              null));
    }
    script.put(
        Topics.OUTCOMES,
        new Outcome(
            "refused-1",
            Measure.Kind.BAN,
            Subject.user(new UserId("@promo_771:openreg.example")),
            Outcome.Status.REFUSED,
            "M_FORBIDDEN: our power in " + Talk.HELP + " is 0, 50 is needed",
            null,
            "stage-decision-1",
            ago("19H")));
  }

  void trouble() {
    script.putNonsense(Topics.SIGNALS);
    for (int i = 0; i < 3; i++) {
      script.put(
          Topics.MALFORMED,
          new Malformed(
              "malformed-" + i,
              "appservice",
              "t1/" + i,
              Malformed.Reason.DUPLICATE_KEY,
              "the key body occurs twice",
              "",
              ago("5H")));
    }
  }

  private Instant ago(String time) {
    return Instant.ofEpochMilli(Finding.ago(now, time).toEpochMilli());
  }
}
