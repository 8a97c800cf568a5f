package dev.forseti.policy.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import java.net.URLEncoder;
import java.util.List;

/**
 * Where one piece of state is, by the client-server API.
 *
 * @param room the path of its room
 * @param type for example {@code m.room.member}
 * @param stateKey may be empty
 */
record StatePlace(String room, String type, String stateKey) {
  static final String V3 = "/_matrix/client/v3/";

  static StatePlace of(RoomId room, String type, String stateKey) {
    return new StatePlace(room(room), type, stateKey);
  }

  /** The path of a room. */
  static String room(RoomId room) {
    return V3 + "rooms/" + part(room.value());
  }

  /** The path of the piece. */
  String path() {
    return room + "/state/" + part(type) + "/" + part(stateKey);
  }

  /**
   * The servers by which a room is joined, as a query; Synapse reads the older name before 1.115.
   */
  static String via(List<ServerName> servers) {
    return servers.stream()
        .map(server -> "via=" + part(server.value()) + "&server_name=" + part(server.value()))
        .reduce((one, other) -> one + "&" + other)
        .map(query -> "?" + query)
        .orElse("");
  }

  /** One part of a path. */
  static String part(String raw) {
    return URLEncoder.encode(raw, UTF_8).replace("+", "%20");
  }
}
