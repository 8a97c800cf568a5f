package dev.forseti.e2e.synapse;

import dev.forseti.demo.synapse.MatrixClient;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Users of a Synapse: members who talk, and attackers who all say one thing and call everybody. */
final class Players {
  private static final Map<String, String> SAID = new LinkedHashMap<>();
  private static final String CALL;

  static {
    SAID.put("anna", "the trains run again since six this morning");
    SAID.put("bert", "has anybody seen the long cable of the projector?");
    SAID.put("cleo", "lunch is in the garden today, bring your own cup");
    SAID.put("dora", "I finished the second chapter, it reads much better now");
    SAID.put("elif", "who waters the plants while the others are away?");
    SAID.put("finn", "the new chairs are good, only the blue one squeaks");
    SAID.put("gina", "rain at four says the forecast, take an umbrella");
    SAID.put("hans", "the library closes early on Friday because of the fair");
    CALL = SAID.keySet().stream().map(name -> " @" + name).collect(Collectors.joining());
  }

  private final SynapseServer synapse;
  private final ServerName server;
  private final LinkedHashSet<EventId> said = new LinkedHashSet<>();
  private final Map<String, MatrixClient> players = new HashMap<>();

  Players(SynapseServer synapse, ServerName server) {
    this.synapse = synapse;
    this.server = server;
  }

  /** Public rooms of their owner. */
  List<RoomId> rooms() {
    List<RoomId> rooms = new ArrayList<>();
    for (String name : List.of("North", "South", "West")) {
      rooms.add(player("owner").createPublicRoom(name));
    }
    return rooms;
  }

  /** Each member joins all rooms and says something in the first. */
  void members(List<RoomId> rooms) {
    SAID.forEach(
        (member, text) -> {
          rooms.forEach(room -> player(member).join(room));
          say(member, rooms.getFirst(), text, List.of(), Map.of());
        });
  }

  /**
   * One round: each attacker says in each room what all of them say; in round 0 they join it first.
   *
   * @param besides what else their messages hold
   */
  void attack(
      List<String> attackers,
      List<RoomId> rooms,
      String offer,
      int round,
      Map<String, Json> besides) {
    for (RoomId room : rooms) {
      for (String attacker : attackers) {
        if (round == 0) {
          player(attacker).join(room);
        }
        say(attacker, room, offer + "!".repeat(round) + CALL, List.copyOf(SAID.keySet()), besides);
      }
    }
  }

  private void say(
      String who, RoomId room, String text, List<String> called, Map<String, Json> besides) {
    Map<String, Json> content = new LinkedHashMap<>(besides);
    content.put("msgtype", new Json.Str("m.text"));
    content.put("body", new Json.Str(text));
    if (!called.isEmpty()) {
      List<Json> users =
          called.stream().<Json>map(name -> new Json.Str(user(name).value())).toList();
      content.put("m.mentions", new Json.Obj(Map.of("user_ids", new Json.Arr(users))));
    }
    String transaction = "t" + said.size();
    said.add(player(who).send(room, "m.room.message", new Json.Obj(content), transaction));
  }

  /** All messages that members and attackers have sent, in their order. */
  LinkedHashSet<EventId> said() {
    return said;
  }

  /** The client of a user, who is registered when they first do something. */
  MatrixClient player(String name) {
    return players.computeIfAbsent(name, synapse.accounts()::newUser);
  }

  /** The id of a user. */
  UserId user(String localpart) {
    return new UserId("@" + localpart + ":" + server);
  }

  /** The ids of users. */
  Set<UserId> users(List<String> localparts) {
    return new LinkedHashSet<>(localparts.stream().map(this::user).toList());
  }
}
