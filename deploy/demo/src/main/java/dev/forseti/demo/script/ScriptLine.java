package dev.forseti.demo.script;

import java.util.Locale;

/**
 * One line of the script.
 *
 * @param verb what is done
 * @param room short name of the room
 * @param who local part of the user
 * @param text what is said, or the reaction; empty for a join
 */
public record ScriptLine(Verb verb, String room, String who, String text) {
  /** What users do. */
  public enum Verb {
    /** Enters the room. */
    JOINS,
    /** A message of its own. */
    SAYS,
    /** An answer to the room's last message. */
    REPLIES,
    /** The user's last message in the room, replaced. */
    EDITS,
    /** To the room's last message. */
    REACTS
  }

  /**
   * Reads {@code verb room who text}.
   *
   * @throws IllegalArgumentException when the line names no user or a verb that is none
   */
  static ScriptLine parse(String line) {
    String[] parts = line.strip().split("\\s+", 4);
    if (parts.length < 3) {
      throw new IllegalArgumentException("a line of the script is 'verb room who text': " + line);
    }
    return new ScriptLine(
        Verb.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        parts[1],
        parts[2],
        parts.length == 4 ? parts[3] : "");
  }
}
