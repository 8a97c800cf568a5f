package dev.forseti.standalone.demo;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.standalone.synapse.MatrixClient;
import dev.forseti.standalone.synapse.SynapseServer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The users of a real homeserver, each of whom acts over the client API. */
final class Players {
  private final SynapseServer synapse;
  private final Function<String, UserId> user;
  private final InstantSource clock;
  private final SentEvents sent = new SentEvents();
  private final Map<String, MatrixClient> players = new HashMap<>();
  private final Map<String, RoomId> rooms = new HashMap<>();
  private final Map<String, EventId> last = new HashMap<>();
  private int transaction;

  Players(SynapseServer synapse, Function<String, UserId> user, InstantSource clock) {
    this.synapse = synapse;
    this.user = user;
    this.clock = clock;
  }

  /** When each event was handed over. */
  SentEvents sent() {
    return sent;
  }

  /** Makes a public room of this player's. */
  void room(String name, String owner) {
    rooms.put(name, player(owner).createPublicRoom(name));
  }

  /** Does what the script says; returns when the homeserver has taken all of it. */
  int play(List<Act> acts) {
    acts.forEach(this::play);
    return acts.size();
  }

  private void play(Act act) {
    MatrixClient player = player(act.who());
    RoomId room = need(rooms, act.room());
    if (act.verb() == Act.Verb.JOINS) {
      player.join(room);
      return;
    }
    String own = act.room() + " " + act.who();
    Json.Obj content =
        switch (act.verb()) {
          case JOINS -> throw new AssertionError("joins are no messages");
          case SAYS -> Contents.message(act.text(), this::id);
          case REPLIES -> Contents.reply(act.text(), need(last, act.room()), this::id);
          case EDITS -> Contents.edit(act.text(), need(last, own), this::id);
          case REACTS -> Contents.reaction(act.text(), need(last, act.room()));
        };
    String type = act.verb() == Act.Verb.REACTS ? "m.reaction" : "m.room.message";
    var before = clock.instant();
    EventId event = player.send(room, type, content, "demo" + transaction++);
    sent.sent(event, before);
    if (act.verb() == Act.Verb.SAYS || act.verb() == Act.Verb.REPLIES) {
      last.put(act.room(), event);
      last.put(own, event);
    }
  }

  /** The one with this local part, made when it is asked for first. */
  MatrixClient player(String localpart) {
    return players.computeIfAbsent(
        localpart,
        name -> {
          var accounts = synapse.accounts();
          return accounts.client(accounts.register(name, "password of " + name, false));
        });
  }

  private String id(String localpart) {
    return user.apply(localpart).value();
  }

  private static <V> V need(Map<String, V> map, String key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("the script refers to " + key + " before it is there");
    }
    return value;
  }
}
