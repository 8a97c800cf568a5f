package dev.forseti.features;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a sender, twice: of all rooms, and of those that the community protects. In
 * a protected room only the latter counts, so that nobody becomes an old acquaintance by what they
 * do in a room of their own. Immutable; the two are one object while they are the same.
 *
 * @param everywhere of all rooms
 * @param amongUs of protected rooms; null while nothing was seen there
 */
public record SenderHistory(Presence everywhere, @Nullable Presence amongUs) {
  /** Somebody first seen at that moment, in a protected room. */
  public static SenderHistory startingAt(long millis) {
    return same(Presence.startingAt(millis));
  }

  /** The same of all rooms and of protected ones. */
  public static SenderHistory same(Presence presence) {
    return new SenderHistory(presence, presence);
  }

  /**
   * The history with which an event is read.
   *
   * @param known what is known; null of somebody never seen
   * @param since when the event came; {@link Unknown#LONG} when it came as history
   * @param isProtected whether the event's room is protected
   */
  public static SenderHistory seen(@Nullable SenderHistory known, long since, boolean isProtected) {
    if (known == null) {
      Presence first = Presence.startingAt(since);
      return new SenderHistory(first, isProtected ? first : null);
    }
    return isNews(known, isProtected)
        ? new SenderHistory(known.everywhere, Presence.startingAt(since))
        : known;
  }

  /** Whether it has to be kept that somebody came into such a room. */
  public static boolean isNews(@Nullable SenderHistory known, boolean isProtected) {
    return known == null || (isProtected && known.amongUs == null);
  }

  /** What counts in a room that is protected, or is not. */
  public Presence in(boolean isProtected) {
    return isProtected ? Objects.requireNonNullElse(amongUs, Presence.NONE) : everywhere;
  }

  /** With one more message in that room. */
  @SuppressWarnings("ReferenceEquality") // equal or not, both get the message
  public SenderHistory withMessage(String room, boolean isProtected) {
    Presence more = everywhere.withMessage(room);
    if (!isProtected) {
      return new SenderHistory(more, amongUs);
    }
    return amongUs == everywhere ? same(more) : new SenderHistory(more, in(true).withMessage(room));
  }
}
