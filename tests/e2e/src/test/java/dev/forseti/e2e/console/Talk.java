package dev.forseti.e2e.console;

import java.time.Instant;
import java.util.List;

/** An ordinary day of an invented community, and those who spoil it. */
final class Talk {
  static final String GARDEN = "!garden:commons.example";
  static final String BIKES = "!bikes:commons.example";
  static final String HELP = "!help:commons.example";
  static final String SPAMMER = "@bargains_118:driftwood.example";
  static final String GHOST = "@_irc_guest88:bridge.example";
  static final String SECRET = "@quiet_fox:openreg.example";

  static final List<String> MEMBERS =
      List.of("Juno", "Tariq", "Ottilie", "Bram", "Sanne", "Ifeoma", "Luca", "Wren");

  /** The cases of the spammer, the secret one, the ghost, the server, the link and the brake. */
  private static final int OPENED = 6;

  private final Script script;
  private final Instant now;

  Talk(Script script, Instant now) {
    this.script = script;
    this.now = now;
  }

  /** Plays it; how many cases wait afterwards. */
  int play() {
    members();
    new Attack(script, now).spammer();
    script.listed("#spam:lists.example", SPAMMER, "m.ban", "sells what is not his", ago("5H"));
    script.listed("#spam:lists.example", "@bargains_*", "m.ban", "", ago("30H"));
    var suspects = new Suspects(script, now);
    suspects.encrypted();
    suspects.ghost();
    suspects.others();
    int small = suspects.smallOnes();
    var yesterday = new Yesterday(script, now);
    yesterday.before();
    yesterday.trouble();
    return OPENED + small;
  }

  private void members() {
    for (String name : MEMBERS) {
      String user = id(name);
      for (String room : List.of(GARDEN, BIKES, HELP)) {
        script.join(room, user, ago("70H"), name);
      }
      script.join("!simulated1", user, ago("60H"), name);
    }
    for (int h = 1; h < 40; h++) {
      script.say(BIKES, id(MEMBERS.get(h % 8)), ago(h * 90 + "M"), "note " + h + " on the route");
    }
  }

  static String id(String member) {
    return "@" + member.toLowerCase(java.util.Locale.ROOT) + ":commons.example";
  }

  private Instant ago(String time) {
    return Instant.ofEpochMilli(Finding.ago(now, time).toEpochMilli());
  }
}
