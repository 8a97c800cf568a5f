package dev.forseti.policy.filter;

import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEntry.Recommendation;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom our list names now, and of whom it is known that it names them no more, by the topic of
 * published entries. Entries of other policy rooms, earlier ones or those of a trial run, do not
 * count.
 */
final class ListedSubjects {
  private static final String RULE = "rule:";

  private final Map<String, PublishedEntry> byKey = new HashMap<>();
  private final Map<Subject, Map<String, ListEntry>> bySubject = new HashMap<>();

  /** Subjects of entries that were taken back, with the rooms where they stood. */
  private final Set<String> takenBack = new HashSet<>();

  private @Nullable RoomId policyRoom;

  /** The policy room whose entries count; until it is known, none do. */
  void policyRoomIs(RoomId room) {
    policyRoom = room;
  }

  /** The policy room; none while it is not known. */
  Optional<RoomId> policyRoom() {
    return Optional.ofNullable(policyRoom);
  }

  /** Takes in an entry under the topic's key. */
  void add(String key, PublishedEntry entry) {
    forget(key);
    byKey.put(key, entry);
    bySubject.computeIfAbsent(entry.subject(), s -> new HashMap<>()).put(key, entry.entry());
    takenBack.remove(place(entry.roomId(), entry.subject()));
  }

  /**
   * The entry exists no more; whom it named. Of one that was never seen that is read from the key,
   * if it stands there: a hash says nothing.
   */
  Optional<Subject> remove(String key) {
    Optional<Subject> named = Optional.ofNullable(forget(key)).map(PublishedEntry::subject);
    Optional<Subject> subject = named.or(() -> inKey(key));
    subject.ifPresent(gone -> takenBack.add(key.replaceFirst(" .*", "") + " " + gone));
    return subject;
  }

  private static Optional<Subject> inKey(String key) {
    int rule = key.indexOf(" " + RULE);
    String id = rule < 0 ? "" : key.substring(rule + 1 + RULE.length());
    return id.startsWith("@")
        ? UserId.read(id).map(Subject::user)
        : ServerName.read(id).map(Subject::server);
  }

  private @Nullable PublishedEntry forget(String key) {
    PublishedEntry gone = byKey.remove(key);
    Map<String, ListEntry> left = gone == null ? null : bySubject.get(gone.subject());
    if (gone != null && left != null) {
      left.remove(key);
      if (left.isEmpty()) {
        bySubject.remove(gone.subject());
      }
    }
    return gone;
  }

  private static String place(RoomId room, Subject subject) {
    return room + " " + subject;
  }

  /** The entry for which the user is to be kept out: their own, or that of their server. */
  Optional<ListEntry> of(UserId user, Instant now) {
    return of(Subject.user(user), now).or(() -> of(Subject.server(user.server()), now));
  }

  private Optional<ListEntry> of(Subject subject, Instant now) {
    return bySubject.getOrDefault(subject, Map.of()).entrySet().stream()
        .filter(each -> policyRoom != null && each.getKey().startsWith(policyRoom + " "))
        .map(Map.Entry::getValue)
        .filter(entry -> entry.recommendation() != Recommendation.ALLOW)
        .filter(entry -> entry.expiresAt() == null || entry.expiresAt().isAfter(now))
        .findFirst();
  }

  /**
   * Whether an entry about the user or their server was taken back: that none is known is no reason
   * to let anybody in, since the topic may have lost it.
   */
  boolean wasTakenBack(UserId user) {
    RoomId room = policyRoom;
    return room != null
        && (takenBack.contains(place(room, Subject.user(user)))
            || takenBack.contains(place(room, Subject.server(user.server()))));
  }
}
