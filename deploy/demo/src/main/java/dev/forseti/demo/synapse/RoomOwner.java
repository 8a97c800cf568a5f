package dev.forseti.demo.synapse;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The owner of a room, who has a bot do something there. */
public final class RoomOwner {
  private final MatrixClient client;
  private final RoomId room;
  private final UserId bot;
  private int said;

  /** The owner of a new public room. */
  public RoomOwner(MatrixClient client, String name, UserId bot) {
    this.client = client;
    this.room = client.createPublicRoom(name);
    this.bot = bot;
  }

  /** The room. */
  public RoomId room() {
    return room;
  }

  /** From now on only who is invited comes in. */
  public void close() {
    client.sendState(
        room, "m.room.join_rules", "", new Json.Obj(Map.of("join_rule", new Json.Str("invite"))));
  }

  /** Invites the bot. */
  public void invite() {
    invite(bot);
  }

  /** Invites a user. */
  public void invite(UserId user) {
    client.invite(room, user);
  }

  /** Gives the bot power in the room. */
  public void empower(long level) {
    Json.Obj levels = client.state(room, "m.room.power_levels", "");
    Map<String, Json> users = new LinkedHashMap<>(levels.object("users").fields());
    users.put(bot.value(), new Json.Int(level));
    Map<String, Json> fields = new LinkedHashMap<>(levels.fields());
    fields.put("users", new Json.Obj(users));
    client.sendState(room, "m.room.power_levels", "", new Json.Obj(fields));
  }

  /** Says something in the room. */
  public void say(String text) {
    client.say(room, text, "owner" + said++);
  }

  /** Lifts the ban of a user. */
  public void letIn(UserId user) {
    client.unban(room, user);
  }

  /** Whether the bot has said something with these words. */
  public boolean isTold(String words) {
    return client.messages(room).stream()
        .anyMatch(message -> message.sender().equals(bot) && message.body().contains(words));
  }

  /** Whether a message of the room has lost its content. */
  public boolean isRemoved(EventId event) {
    return client.messages(room).stream()
        .anyMatch(message -> message.id().equals(event) && message.redacted() != null);
  }

  /** The servers that take no part in the room. */
  public List<String> shutOut() {
    return client.state(room, "m.room.server_acl", "").array("deny").stream()
        .map(each -> each instanceof Json.Str(String server) ? server : each.toString())
        .toList();
  }

  /** {@code join}, {@code ban} or the like; empty for who never was there. */
  public String membership(UserId user) {
    try {
      return client.state(room, "m.room.member", user.value()).string("membership").orElse("");
    } catch (MatrixRefusal never) {
      return "";
    }
  }
}
