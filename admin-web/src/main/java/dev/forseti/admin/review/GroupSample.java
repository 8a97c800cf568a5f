package dev.forseti.admin.review;

import dev.forseti.admin.message.MessageView;
import java.time.Instant;
import java.util.List;

/**
 * A member of a group as its page shows it.
 *
 * @param member its subject's key
 * @param name its newest name; empty when none is known
 * @param standing how it stands
 * @param state what became of it
 * @param at when it came
 * @param reason what its newest verdict says; empty when none is stored
 * @param messages what its newest verdict points at, as far as it is stored
 */
public record GroupSample(
    String member,
    String name,
    String standing,
    String state,
    Instant at,
    String reason,
    List<MessageView> messages) {
  public GroupSample {
    messages = List.copyOf(messages);
  }

  /** Whether it is a user, who has a page. */
  public boolean isUser() {
    return member.startsWith("user:");
  }

  /** Its id without its kind. */
  public String id() {
    return member.substring(member.indexOf(':') + 1);
  }
}
