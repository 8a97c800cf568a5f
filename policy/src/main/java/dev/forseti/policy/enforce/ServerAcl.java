package dev.forseti.policy.enforce;

import dev.forseti.model.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which servers take no part in a room: the content of {@code m.room.server_acl} (Matrix
 * specification, Server ACLs). What others wrote there stays as it is; servers that we added stand
 * under a key of ours too, so that no other's are ever taken out.
 *
 * @param content as it stands; empty where the room has none
 */
record ServerAcl(Json.Obj content) {
  static final String TYPE = "m.room.server_acl";

  private static final String OURS = "dev.forseti.denied";
  private static final String DENY = "deny";

  /** That of a room without any: every server takes part, and may be a number. */
  private static final Json.Obj OPEN =
      new Json.Obj(
          Map.of(
              "allow", new Json.Arr(List.of(new Json.Str("*"))),
              "allow_ip_literals", new Json.Bool(true)));

  static ServerAcl of(Optional<Json.Obj> there) {
    return new ServerAcl(there.filter(content -> !content.fields().isEmpty()).orElse(OPEN));
  }

  /** Whether the server is denied by its name; patterns do not count. */
  boolean denies(String host) {
    return texts(DENY).anyMatch(host::equalsIgnoreCase);
  }

  /** Whether we denied it, as far as it is written here. */
  boolean isMarked(String host) {
    return texts(OURS).anyMatch(host::equalsIgnoreCase);
  }

  /** Whether it is denied, and by us. */
  boolean isOurs(String host) {
    return denies(host) && isMarked(host);
  }

  /** The same, and we deny these servers too. */
  ServerAcl with(Set<String> hosts) {
    List<Json> deny = new ArrayList<>(content.array(DENY));
    hosts.stream().sorted().forEach(host -> deny.add(new Json.Str(host)));
    Set<String> ours =
        texts(OURS).filter(this::denies).collect(Collectors.toCollection(TreeSet::new));
    ours.addAll(hosts);
    return with(deny, ours);
  }

  /** The same without these servers, as far as they are ours. */
  ServerAcl without(Set<String> hosts) {
    List<Json> deny = new ArrayList<>(content.array(DENY));
    deny.removeIf(
        item -> item instanceof Json.Str(String text) && holds(hosts, text) && isMarked(text));
    return with(deny, texts(OURS).filter(host -> denies(host) && !holds(hosts, host)).toList());
  }

  private ServerAcl with(List<Json> deny, Collection<String> ours) {
    Map<String, Json> fields = new LinkedHashMap<>(content.fields());
    fields.put(DENY, new Json.Arr(deny));
    fields.put(OURS, new Json.Arr(ours.stream().<Json>map(Json.Str::new).toList()));
    if (ours.isEmpty()) {
      fields.remove(OURS);
    }
    return new ServerAcl(new Json.Obj(fields));
  }

  private static boolean holds(Set<String> hosts, String text) {
    return hosts.contains(text.toLowerCase(Locale.ROOT));
  }

  private Stream<String> texts(String key) {
    return content.array(key).stream()
        .flatMap(item -> item instanceof Json.Str(String text) ? Stream.of(text) : Stream.empty());
  }
}
