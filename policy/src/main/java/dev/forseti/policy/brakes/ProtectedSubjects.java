package dev.forseti.policy.brakes;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult.Brake;
import dev.forseti.policy.brakes.BrakeResult.Held;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who must never be listed: ourselves, our server, our rooms, moderators, and who is on the allow
 * list. An entry about a server is about all its users.
 */
final class ProtectedSubjects {
  private final UserId self;
  private final ServerName own;
  private final Set<RoomId> rooms;
  private final Set<UserId> configured;
  private final List<EntityPattern> allowed;
  private Set<UserId> moderators = Set.of();

  ProtectedSubjects(UserId self, Set<RoomId> rooms, BrakesConfig config) {
    this.self = self;
    this.rooms = Set.copyOf(rooms);
    this.own = self.server();
    this.configured = config.moderators();
    this.allowed = config.allowed();
  }

  void setModerators(Set<UserId> users) {
    moderators = new HashSet<>(users);
  }

  /**
   * Whether the subject must be spared. Its id is compared as it is, but for case.
   *
   * @param asRead the pattern that others read in the entry about it; none when they read none
   */
  BrakeResult check(Subject subject, Optional<EntityPattern> asRead) {
    Predicate<String> covers =
        id ->
            id.equalsIgnoreCase(subject.id())
                || asRead.filter(pattern -> pattern.matches(id)).isPresent();
    boolean isServer = subject.kind() == Subject.Kind.SERVER;
    Optional<Held> ours = ours(isServer, covers);
    if (ours.isPresent()) {
      return ours.get();
    }
    for (EntityPattern pattern : allowed) {
      if (meets(pattern, subject, asRead)
          || (isServer && meets(serverOf(pattern), subject, asRead))) {
        return new Held(Brake.ALLOWED, "the entry covers " + pattern + " of the allow list");
      }
    }
    return BrakeResult.Passed.PASSED;
  }

  /**
   * Whether an entry of another's list covers us or those with power here. Who is on the allow list
   * is spared one by one.
   */
  Optional<Held> covered(Subject.Kind kind, EntityPattern entity) {
    return ours(kind == Subject.Kind.SERVER, entity::matches);
  }

  private Optional<Held> ours(boolean isServer, Predicate<String> covers) {
    if (covers.test(self.value())) {
      return Optional.of(new Held(Brake.SELF, "the entry covers " + self));
    }
    if (isServer && coversServer(covers, own)) {
      return Optional.of(new Held(Brake.OWN_SERVER, "the entry covers our own server " + own));
    }
    for (RoomId room : rooms) {
      if (covers.test(room.value())) {
        return Optional.of(new Held(Brake.OWN_ROOM, "the entry covers our room " + room));
      }
    }
    for (UserId moderator : allModerators()) {
      if (covers.test(moderator.value())
          || (isServer && coversServer(covers, moderator.server()))) {
        return Optional.of(
            new Held(Brake.MODERATOR, "the entry covers the moderator " + moderator));
      }
    }
    return Optional.empty();
  }

  private static boolean coversServer(Predicate<String> covers, ServerName server) {
    return covers.test(server.value()) || covers.test(server.host());
  }

  private static boolean meets(
      EntityPattern allowed, Subject subject, Optional<EntityPattern> asRead) {
    return allowed.matches(subject) || asRead.filter(allowed::overlaps).isPresent();
  }

  /**
   * The servers that a pattern means, or those of its users; the pattern itself when it means none.
   * A port says where a server listens, and a server as a subject has none.
   */
  private static EntityPattern serverOf(EntityPattern allowed) {
    String text = allowed.text();
    int colon = text.indexOf(':');
    String servers = text.startsWith("@") && colon >= 0 ? text.substring(colon + 1) : text;
    return new EntityPattern(servers.replaceFirst("(?<=[^:]):[0-9]{1,5}$", ""));
  }

  private Set<UserId> allModerators() {
    Set<UserId> all = new HashSet<>(configured);
    all.addAll(moderators);
    return all;
  }
}
