package dev.forseti.admin.message;

import dev.forseti.admin.view.ViewFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as a page shows it.
 *
 * @param id the event
 * @param room where
 * @param sender who sent it
 * @param name the sender's newest name; empty when none is known
 * @param kind what sort of thing it is
 * @param body the text, or words in place of it
 * @param details what else members saw of it
 * @param at when, by the tap's clock
 * @param hit whether the verdict points at it
 * @param removedBy who removed it; null when it was not
 * @param softFailed whether the homeserver shows it to nobody
 */
public record MessageView(
    String id,
    String room,
    String sender,
    String name,
    Kind kind,
    String body,
    List<Detail> details,
    Instant at,
    boolean hit,
    @Nullable String removedBy,
    boolean softFailed) {
  /** Sorts of events. */
  public enum Kind {
    /** Somebody's words. */
    TEXT,
    /** A picture, film, sound or file: named, never loaded. */
    MEDIA,
    /** Words that cannot be read here. */
    ENCRYPTED,
    /** Something that changed in the room. */
    STATE
  }

  /**
   * Something beside the text.
   *
   * @param label what it is, in our words
   * @param text what it says, in its sender's
   */
  public record Detail(String label, String text) {}

  private static final int MAX_NEIGHBOUR = 280;
  private static final int MAX_DETAIL = 400;

  public MessageView {
    details = List.copyOf(details);
  }

  /** Whether no verdict points at it and it is so long that it is folded. */
  public boolean isFolded() {
    return !hit && body.length() > MAX_NEIGHBOUR;
  }

  /** Whether it says more than a page of a case shows, of its text or of one of its details. */
  public boolean isCut() {
    return body.length() > ViewFormat.MAX_MESSAGE
        || details.stream().anyMatch(each -> each.text().length() > MAX_DETAIL);
  }
}
