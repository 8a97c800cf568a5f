package dev.forseti.admin.find;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.util.Optional;

/** What words name: ids as clients show and copy them, and addresses that lead to them. */
public sealed interface FindTarget {
  /** A case, by its number. */
  record Case(long id) implements FindTarget {}

  /** An event, by its id. */
  record Event(EventId id) implements FindTarget {}

  /**
   * A user, a room, or a server that is named by a host with a dot or a port.
   *
   * @param named the id as it was named, of a server with its port
   */
  record About(Subject subject, String named) implements FindTarget {}

  /** Whether the words name this very subject, so that a case can be opened about it by them. */
  static boolean names(String words, Subject subject) {
    return read(words) instanceof About(Subject named, String unused) && named.equals(subject);
  }

  /** Words that name nothing by themselves. */
  record Words(String words) implements FindTarget {}

  /**
   * Reads what somebody typed: a number, {@code @user:server}, {@code !room}, {@code $event}, a
   * server's name, or an address of {@code matrix.to} or the scheme {@code matrix:} (Matrix
   * specification, appendices, URIs). One that names an event in a room is about the event.
   */
  static FindTarget read(String typed) {
    String words = typed.strip();
    if (words.matches("\\d{1,15}")) {
      return new Case(Long.parseLong(words));
    }
    String id = MatrixUri.id(words).orElse(words);
    if (id.chars().anyMatch(Character::isWhitespace)) { // no id that a homeserver makes
      return new Words(words);
    }
    return EventId.read(id)
        .<FindTarget>map(Event::new)
        .or(() -> subject(id).map(subject -> new About(subject, id)))
        .orElseGet(() -> new Words(words));
  }

  /** Whom a case can be opened about by that name. */
  private static Optional<Subject> subject(String id) {
    return UserId.read(id)
        .map(Subject::user)
        .or(() -> RoomId.read(id).filter(RoomId::isPossible).map(Subject::room))
        .or(() -> ServerName.read(id).filter(FindTarget::isSurelyServer).map(Subject::server));
  }

  /** A word alone is a possible name of a server too, but nobody means one by it. */
  private static boolean isSurelyServer(ServerName name) {
    String text = name.value();
    return text.startsWith("[") || text.indexOf('.') > 0 || text.indexOf(':') > 0;
  }
}
