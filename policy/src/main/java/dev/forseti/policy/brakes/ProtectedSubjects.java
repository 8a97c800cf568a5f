package dev.forseti.policy.brakes;

import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult.Brake;
import dev.forseti.policy.brakes.BrakeResult.Held;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who must never be listed: ourselves, our server, our rooms, moderators, and who is on the allow
 * list. An entry about a server is about all its users.
 */
final class ProtectedSubjects {
  private final UserId self;
  private final ServerName own;
  private final Set<RoomId> rooms;
  private final Set<UserId> configured;
  private final List<Glob> allowed = new ArrayList<>();
  private Set<UserId> moderators = Set.of();

  ProtectedSubjects(UserId self, Set<RoomId> rooms, BrakesConfig config) {
    this.self = self;
    this.rooms = Set.copyOf(rooms);
    this.own = self.server();
    this.configured = config.moderators();
    config.allowed().forEach(text -> allowed.add(new Glob(text)));
  }

  void setModerators(Set<UserId> users) {
    moderators = new HashSet<>(users);
  }

  BrakeResult check(Subject subject) {
    Glob entity = new Glob(subject.id());
    if (entity.overlaps(new Glob(self.value()))) {
      return new Held(Brake.SELF, "the entry covers " + self);
    }
    boolean isServer = subject.kind() == Subject.Kind.SERVER;
    if (isServer && covers(entity, own)) {
      return new Held(Brake.OWN_SERVER, "the entry covers our own server " + own);
    }
    for (RoomId room : rooms) {
      if (entity.overlaps(new Glob(room.value()))) {
        return new Held(Brake.OWN_ROOM, "the entry covers our room " + room);
      }
    }
    for (UserId moderator : allModerators()) {
      if (entity.overlaps(new Glob(moderator.value()))
          || (isServer && covers(entity, moderator.server()))) {
        return new Held(Brake.MODERATOR, "the entry covers the moderator " + moderator);
      }
    }
    for (Glob glob : allowed) {
      if (entity.overlaps(glob) || (isServer && entity.overlaps(serverOf(glob)))) {
        return new Held(Brake.ALLOWED, "the entry covers " + glob.text() + " of the allow list");
      }
    }
    return BrakeResult.Passed.PASSED;
  }

  private static boolean covers(Glob entity, ServerName server) {
    return entity.overlaps(new Glob(server.value())) || entity.overlaps(new Glob(server.host()));
  }

  /** The servers of the users whom a pattern means; the pattern itself when it means none. */
  private static Glob serverOf(Glob allowed) {
    int colon = allowed.text().indexOf(':');
    return allowed.text().startsWith("@") && colon >= 0
        ? new Glob(allowed.text().substring(colon + 1))
        : allowed;
  }

  private Set<UserId> allModerators() {
    Set<UserId> all = new HashSet<>(configured);
    all.addAll(moderators);
    return all;
  }
}
