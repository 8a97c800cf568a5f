package dev.forseti.admin.decision;

import dev.forseti.model.RedactionRequest;
import org.jspecify.annotations.Nullable;

/**
 * What of somebody may be removed together with a decision to list.
 *
 * @param hours how long before the decision it came at the earliest
 * @param events how many events these are, one more than can be removed with one decision for all
 *     that are more; null where that is not counted
 */
public record Removal(int hours, @Nullable Integer events) {
  /** Short, for a narrow choice: {@code 24 h: all 12}, or {@code 24 h: newest 200}. */
  public String inWords() {
    String past = hours % 24 == 0 && hours > 24 ? hours / 24 + " d" : hours + " h";
    if (events == null) {
      return "all of " + past;
    }
    return events > RedactionRequest.MOST_EVENTS
        ? past + ": newest " + RedactionRequest.MOST_EVENTS
        : past + ": all " + events;
  }
}
