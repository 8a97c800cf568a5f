package dev.forseti.admin.effect;

import java.time.Instant;

/**
 * A measure about a subject that was asked and is not settled.
 *
 * @param kind what was asked
 * @param room what the room is called, its id when it has no name; empty for that of the list
 * @param detail why it was held or is tried again; empty when no answer is known yet
 * @param at since when
 */
public record OpenMeasure(String kind, String room, String detail, Instant at) {
  /** What was asked, as a page says it. */
  public String words() {
    return switch (kind) {
      case "PUBLISH" -> "the entry";
      case "RETRACT" -> "the retraction of the entry";
      case "BAN" -> "the ban in " + room;
      case "UNBAN" -> "lifting the ban in " + room;
      default -> "removing a message in " + room;
    };
  }
}
