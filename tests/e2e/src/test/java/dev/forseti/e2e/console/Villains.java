package dev.forseti.e2e.console;

import dev.forseti.model.EventId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** People whose names and words are made to break the page that shows them. */
final class Villains {
  static final String MARKUP = "<img src=x onerror=window.pwned=1><script>window.pwned=1</script>";
  static final String TURNED = "\u202Egnp.exe\u202C \u2066hidden\u2069 zero\u200Bwidth\u00ADsoft";
  static final String LONG = "Ж\uD83D\uDE00".repeat(2_000);
  static final String TOWER = "Z\u0351\u0346\u0344\u0345\u0356\u035A".repeat(40);
  static final String LINES = "one\ntwo\r\nthree\u2028four\u0000five\u0007";
  static final String UNBROKEN = "w".repeat(3_000);
  static final String TEMPLATE = "[[${T(java.lang.Runtime)}]] __${7*7}__ {{7*7}} ${7*7} &lt;b&gt;";
  static final List<String> ALL =
      List.of(
          MARKUP, TURNED, LONG, TOWER, LINES, UNBROKEN, TEMPLATE, "\"'><b onmouseover=pwned()>");

  private Villains() {}

  static String id(int i) {
    return i == 0 ? "@<script>pwned=1</script>&\"':evil.example" : "@villain" + i + ":evil.example";
  }

  /** Plays them all; how many cases that opens. */
  static int play(Script script, Instant now) {
    for (int i = 0; i < ALL.size(); i++) {
      String text = ALL.get(i);
      Instant at = Instant.ofEpochMilli(now.minusSeconds(600L + i * 60).toEpochMilli());
      script.join(Talk.HELP, id(i), at, text);
      EventId event = script.say(Talk.HELP, id(i), at, text);
      Finding.ofUser(id(i), Talk.HELP, "m.spam")
          .rule(
              "first-message-advert",
              "",
              6.5 - i * .1,
              6.5 - i * .1,
              at,
              event,
              text,
              Map.of("text.fingerprint", text.substring(0, Math.min(80, text.length()))))
          .put(script, Standing.NONE, Standing.REVIEW, at);
    }
    for (String text : ALL) {
      String glob = id(1) + "*".repeat(400);
      script.listed(MARKUP + TURNED, glob, text, text, now.truncatedTo(ChronoUnit.MILLIS));
    }
    raid(script, now);
    return ALL.size() + 1;
  }

  /** Six who did alike, which is one case; what they did is as hostile as they are. */
  private static void raid(Script script, Instant now) {
    Subject campaign = Subject.campaign("link.domain", MARKUP + TURNED);
    for (int i = 0; i < 6; i++) {
      String raider = "@raider" + i + ":evil.example";
      Instant at = Instant.ofEpochMilli(now.minusSeconds(300L - i * 10).toEpochMilli());
      script.join(Talk.HELP, raider, at, ALL.get(i));
      EventId event = script.say(Talk.HELP, raider, at, ALL.get(i));
      Finding.ofUser(raider, Talk.HELP, "m.spam")
          .rule("new-senders-one-domain", "", 5, 5, at, event, ALL.get(i), Map.of())
          .alike(campaign)
          .put(script, Standing.NONE, Standing.REVIEW, at);
    }
  }
}
