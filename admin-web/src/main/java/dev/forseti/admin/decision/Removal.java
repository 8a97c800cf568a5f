package dev.forseti.admin.decision;

import org.jspecify.annotations.Nullable;

/**
 * What of somebody may be removed together with a decision to list.
 *
 * @param hours how long before the decision it came at the earliest
 * @param events how many events these are, as far as they can be removed with one decision; null
 *     where that is not counted
 */
public record Removal(int hours, @Nullable Integer events) {
  /** For example {@code all that came in the last 24 hours: 12}. */
  public String inWords() {
    String past =
        switch (hours) {
          case 1 -> "the last hour";
          case 168 -> "the last 7 days";
          default -> "the last " + hours + " hours";
        };
    return "all that came in " + past + (events == null ? "" : ": " + events);
  }
}
