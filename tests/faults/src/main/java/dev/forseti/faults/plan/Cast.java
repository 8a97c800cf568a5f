package dev.forseti.faults.plan;

import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import java.util.List;
import java.util.stream.Stream;

/** Who is there, and what they say. */
public final class Cast {
  /** The homeserver. */
  public static final ServerName SERVER = new ServerName("faults.example");

  /** Forseti's own user. */
  public static final UserId FORSETI = user("forseti");

  /** Who made the rooms. */
  public static final UserId OWNER = user("owner");

  /** The community's rooms. */
  public static final List<RoomId> ROOMS =
      Stream.of("hall", "workshop", "garden")
          .map(name -> new RoomId("!" + name + ":" + SERVER))
          .toList();

  static final List<UserId> MEMBERS =
      users(
          "anna", "bert", "cleo", "dora", "elif", "finn", "gina", "hans", "ines", "jona", "kira",
          "lars");

  static final List<UserId> NEWCOMERS = users("new.nora", "otto_just_here", "pia-84", "quentin");

  static final List<UserId> ATTACKERS =
      users(
          "sunny.dealer",
          "marco_w",
          "freedom.desk",
          "prize-office",
          "anita.brandt",
          "t0p-tips",
          "gold.road",
          "lucky_lena",
          "desk-of-hope",
          "win.daily",
          "true_trader",
          "pam-invest");

  static final String OFFER =
      "Only today: double your coins, no risk at all https://fast-coins.example/start";

  /** No two of them alike: whoever repeats another's text is suspicious. */
  static final List<String> TALK =
      List.of(
          "the trains run again since six this morning",
          "has anybody seen the long cable of the projector?",
          "lunch is in the garden today, bring your own cup",
          "I finished the second chapter, it reads much better now",
          "who waters the plants while the others are away?",
          "the new chairs are good, only the blue one squeaks",
          "rain at four says the forecast, take an umbrella",
          "the library closes early on Friday because of the fair",
          "my sister moves house on Saturday, two hands are missing",
          "the coffee machine is repaired and makes noise again",
          "somebody left a grey scarf on the stairs",
          "choir practice begins half an hour later this week",
          "the tomatoes behind the shed are ripe at last",
          "I cannot find the key of the bicycle cellar",
          "the talk about old bridges was worth the long way",
          "our neighbour lends us her ladder until Sunday",
          "the soup was too salty, sorry for that",
          "could the window people come a day earlier?",
          "the dog of the baker ran after the bus again",
          "there is cake in the kitchen, plum and cherry",
          "the map on the wall still shows the old tram",
          "I read the minutes and have nothing to add",
          "the lamp over the back door needs another bulb",
          "we were nine at the lake and the water was cold",
          "the parcel for Dora lies in the office",
          "a hedgehog lives under the wooden boards",
          "please shut the gate, the geese walk in otherwise",
          "the printer takes only thin paper since yesterday",
          "my uncle plays the organ in town next month",
          "the bread shop opens at seven from now on",
          "three pages of the manual are missing, who has them?",
          "the heating hums, but the rooms are warm",
          "somebody painted the bench green, it looks fine",
          "the ferry does not sail in this wind",
          "we need more cups, the big ones are all broken",
          "the exam went well, thank you for asking",
          "next Tuesday the chimney sweep comes at nine",
          "the moon was huge behind the water tower",
          "I mended the swing, children may use it again",
          "the radio play yesterday was about a lighthouse",
          "take the narrow path, the wide one is flooded",
          "whose turn is it to carry the bins out?");

  private Cast() {}

  /** The user of that name on the homeserver. */
  static UserId user(String localpart) {
    return new UserId("@" + localpart + ":" + SERVER);
  }

  private static List<UserId> users(String... localparts) {
    return Stream.of(localparts).map(Cast::user).toList();
  }
}
