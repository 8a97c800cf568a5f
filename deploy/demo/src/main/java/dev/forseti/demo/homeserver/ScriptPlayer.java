package dev.forseti.demo.homeserver;

import dev.forseti.demo.observe.SendTimes;
import dev.forseti.demo.script.EventContents;
import dev.forseti.demo.script.ScriptLine;
import dev.forseti.demo.synapse.MatrixClient;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Plays lines of the script as the users of a real homeserver, each with a client of its own. */
final class ScriptPlayer {
  private final SynapseServer synapse;
  private final Function<String, UserId> user;
  private final InstantSource clock;
  private final SendTimes sendTimes = new SendTimes();
  private final Map<String, MatrixClient> clients = new HashMap<>();
  private final Map<String, RoomId> rooms = new HashMap<>();
  private final Map<String, EventId> last = new HashMap<>();
  private int transaction;

  ScriptPlayer(SynapseServer synapse, Function<String, UserId> user, InstantSource clock) {
    this.synapse = synapse;
    this.user = user;
    this.clock = clock;
  }

  /** When each event was handed over. */
  SendTimes sendTimes() {
    return sendTimes;
  }

  /** Makes a public room of this user's. */
  void createRoom(String name, String owner) {
    rooms.put(name, client(owner).createPublicRoom(name));
  }

  /** Does what the script says; returns when the homeserver has taken all of it. */
  int play(List<ScriptLine> lines) {
    lines.forEach(this::play);
    return lines.size();
  }

  private void play(ScriptLine line) {
    MatrixClient client = client(line.who());
    RoomId room = need(rooms, line.room());
    if (line.verb() == ScriptLine.Verb.JOINS) {
      client.join(room);
      return;
    }
    String own = line.room() + " " + line.who();
    Json.Obj content =
        switch (line.verb()) {
          case JOINS -> throw new AssertionError("joins are no messages");
          case SAYS -> EventContents.message(line.text(), this::id);
          case REPLIES -> EventContents.reply(line.text(), need(last, line.room()), this::id);
          case EDITS -> EventContents.edit(line.text(), need(last, own), this::id);
          case REACTS -> EventContents.reaction(line.text(), need(last, line.room()));
        };
    String type = line.verb() == ScriptLine.Verb.REACTS ? "m.reaction" : "m.room.message";
    var before = clock.instant();
    EventId event = client.send(room, type, content, "demo" + transaction++);
    sendTimes.sent(event, before);
    if (line.verb() == ScriptLine.Verb.SAYS || line.verb() == ScriptLine.Verb.REPLIES) {
      last.put(line.room(), event);
      last.put(own, event);
    }
  }

  /** The client of the user with this local part, made when it is asked for first. */
  MatrixClient client(String localpart) {
    return clients.computeIfAbsent(localpart, synapse.accounts()::newUser);
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
