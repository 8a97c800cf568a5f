package dev.forseti.e2e.console;

import dev.forseti.model.EventId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Accounts that advertise one shop within minutes, and people who talk on: one case for all. */
final class Wave {
  private static final int ACCOUNTS = 60;
  private static final String SHOP = "lantern-outlet.example";
  private static final List<String> SERVERS =
      List.of("openreg.example", "driftwood.example", "free-chat.example");
  private static final List<String> NAMES = List.of("Deals", "Lamps", "Sale", "Offers", "Outlet");

  private Wave() {}

  /** Plays it; how many cases wait afterwards. */
  static int play(Script script, Instant now) {
    int others = new Talk(script, now).play();
    Subject campaign = Subject.campaign("link.domain", SHOP);
    for (int i = 0; i < ACCOUNTS; i++) {
      String server = SERVERS.get(i % SERVERS.size());
      String user = "@lamps_" + (300 + i * 7) + ":" + server;
      Instant at = Instant.ofEpochMilli(now.minusSeconds(600L - i * 6).toEpochMilli());
      String room = List.of(Talk.HELP, Talk.GARDEN, Talk.BIKES).get(i % 3);
      script.join(room, user, at.minusSeconds(20), NAMES.get(i % NAMES.size()) + " " + i);
      String offer = "Everything must go! 70 % off all lanterns at https://" + SHOP + "/today";
      EventId event = script.say(room, user, at, offer + " ".repeat(i % 3) + "!".repeat(i % 2));
      int seen = Math.min(i + 1, 40);
      Finding.ofUser(user, room, "m.spam")
          .rule(
              "domain-pushed-by-new-senders",
              "linking",
              2.5,
              2.5,
              at,
              event,
              seen + " new senders link to " + SHOP + " within an hour",
              Map.of("domain_new_senders", String.valueOf(seen), "link.domain", SHOP))
          .rule(
              "copy-paste-wave",
              "repetition",
              4.2,
              4.2,
              at,
              event,
              "a wave of one text, from 4 new senders or more",
              Map.of("same_text_senders", String.valueOf(seen), "text.letters", "52"))
          .alike(campaign)
          .put(script, Standing.NONE, Standing.REVIEW, at);
    }
    return others + 1;
  }
}
