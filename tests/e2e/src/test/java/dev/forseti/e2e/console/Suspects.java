package dev.forseti.e2e.console;

import dev.forseti.model.EventId;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Others who were flagged: in secret, over a bridge, a server, a link, and many small ones. */
final class Suspects {
  private final Script script;
  private final Instant now;

  Suspects(Script script, Instant now) {
    this.script = script;
    this.now = now;
  }

  void encrypted() {
    script.join(Talk.HELP, Talk.SECRET, ago("50M"), "quiet fox");
    EventId last = script.encrypted(Talk.HELP, Talk.SECRET, ago("44M"), 412);
    for (int i = 0; i < 8; i++) {
      last = script.encrypted(Talk.HELP, Talk.SECRET, ago(43 - i + "M"), 412);
    }
    Finding.ofUser(Talk.SECRET, Talk.HELP, "m.spam.flooding")
        .rule(
            "encrypted-flood",
            "rate",
            5.6,
            5.6,
            ago("35M"),
            last,
            "9 encrypted messages of one size within a minute",
            Map.of("sender_encrypted", "9", "text.letters", "unknown"))
        .put(script, Standing.NONE, Standing.REVIEW, ago("35M"));
  }

  void ghost() {
    script.join(Talk.BIKES, Talk.GHOST, ago("80M"), "guest88 (irc)");
    EventId e =
        script.say(
            Talk.BIKES, Talk.GHOST, ago("75M"), "juno tariq ottilie bram sanne ifeoma luca wren");
    Finding.ofUser(Talk.GHOST, Talk.BIKES, "m.spam")
        .rule(
            "mention-flood",
            "mentioning",
            3.8,
            3.8,
            ago("75M"),
            e,
            "one message calls 12 users",
            Map.of("mentions.users", "12"))
        .put(script, Standing.NONE, Standing.WATCH, ago("75M"));
  }

  void others() {
    EventId e =
        script.say(Talk.HELP, "@a1:openreg.example", ago("2H"), "join my channel for returns");
    Finding.of(Subject.Kind.SERVER, "openreg.example", Talk.HELP, "m.spam")
        .rule(
            "new-server-burst",
            "",
            6.1,
            6.1,
            ago("2H"),
            e,
            "41 accounts first seen today write within an hour",
            Map.of("new_senders", "41"))
        .put(script, Standing.NONE, Standing.REVIEW, ago("2H"));
    Finding.of(Subject.Kind.LINK, "harbour-bargains.example", Talk.BIKES, "m.spam.fraud")
        .rule(
            "link-seen-nowhere",
            "",
            4.9,
            4.9,
            ago("3H"),
            e,
            "a link that 6 new senders push and no member ever used",
            Map.of("senders", "6"))
        .put(script, Standing.NONE, Standing.REVIEW, ago("3H"));
    script.put(
        Topics.OUTCOMES,
        new Outcome(
            "held-1",
            Measure.Kind.PUBLISH,
            Subject.user(new UserId("@juno2:commons.example")),
            Outcome.Status.HELD,
            "the quota of 60 entries an hour is used up",
            null,
            "stage",
            ago("4H")));
  }

  int smallOnes() {
    List<String> why =
        List.of(
            "posts one advertisement in 4 rooms, half an hour apart",
            "joins and leaves 14 times in ten minutes",
            "edits an old message into a link",
            "a name that looks like the member Ottilie");
    int n = 18;
    for (int i = 0; i < n; i++) {
      String user =
          "@"
              + Talk.MEMBERS.get(i % 8).toLowerCase(java.util.Locale.ROOT)
              + "_"
              + (100 + i * 7)
              + ":openreg.example";
      script.join(
          Talk.BIKES, user, ago(6 + i + "H"), Talk.MEMBERS.get(i % 8) + " " + (100 + i * 7));
      EventId e =
          script.say(
              Talk.BIKES, user, ago(60 * i + 200 + "M"), "hello, write to me for work from home");
      double nats = 2.4 + (i % 6) * .55;
      Finding.ofUser(user, Talk.BIKES, i % 3 == 0 ? "m.spam.fraud" : "m.spam")
          .rule(
              i % 4 == 1 ? "membership-churn" : "first-message-advert",
              "",
              nats,
              nats,
              ago(60 * i + 200 + "M"),
              e,
              why.get(i % 4),
              Map.of("sender.messages", "1"))
          .put(
              script,
              Standing.NONE,
              nats > 4.1 ? Standing.REVIEW : Standing.WATCH,
              ago(60 * i + 200 + "M"));
    }
    return n;
  }

  private Instant ago(String time) {
    return Instant.ofEpochMilli(Finding.ago(now, time).toEpochMilli());
  }
}
