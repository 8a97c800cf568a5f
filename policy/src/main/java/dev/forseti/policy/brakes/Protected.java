package dev.forseti.policy.brakes;

import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.Check.Brake;
import dev.forseti.policy.brakes.Check.Held;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who must never be listed: ourselves, our server, moderators, and who is on the allow list. */
final class Protected {
  private final UserId self;
  private final ServerName own;
  private final Set<UserId> configured;
  private final List<Glob> allowed = new ArrayList<>();
  private Set<UserId> powerful = Set.of();

  Protected(UserId self, BrakesConfig config) {
    this.self = self;
    this.own = self.server();
    this.configured = config.moderators();
    config.allowed().forEach(text -> allowed.add(new Glob(text)));
  }

  void powerful(Set<UserId> users) {
    powerful = new HashSet<>(users);
  }

  Check check(Subject subject) {
    Glob entity = new Glob(subject.id());
    if (entity.overlaps(new Glob(self.value()))) {
      return new Held(Brake.SELF, "the entry covers " + self);
    }
    if (subject.kind() == Subject.Kind.SERVER && coversOwn(entity)) {
      return new Held(Brake.OWN_SERVER, "the entry covers our own server " + own);
    }
    for (UserId moderator : all()) {
      if (entity.overlaps(new Glob(moderator.value()))) {
        return new Held(Brake.MODERATOR, "the entry covers the moderator " + moderator);
      }
    }
    for (Glob glob : allowed) {
      if (entity.overlaps(glob)) {
        return new Held(Brake.ALLOWED, "the entry covers " + glob.text() + " of the allow list");
      }
    }
    return Check.Free.FREE;
  }

  private boolean coversOwn(Glob entity) {
    return entity.overlaps(new Glob(own.value())) || entity.overlaps(new Glob(own.host()));
  }

  private Set<UserId> all() {
    Set<UserId> all = new HashSet<>(configured);
    all.addAll(powerful);
    return all;
  }
}
