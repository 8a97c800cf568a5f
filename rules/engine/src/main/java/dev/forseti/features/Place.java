package dev.forseti.features;

import java.util.Locale;

/** Where members see a text of an event. */
enum Place {
  /** A message, with or without formatting. */
  MESSAGE,
  /** What somebody wrote under a medium. */
  CAPTION,
  /** Question and answers of a poll. */
  POLL,
  /** A sticker; it has a picture's description, which is no text of the sender. */
  STICKER,
  /** The key of a reaction. */
  REACTION,
  /** The topic of a room. */
  TOPIC,
  /** The name of a room, or of one that somebody is invited to. */
  ROOM_NAME,
  /** A display name that says more than names do. */
  DISPLAY_NAME,
  /** Why somebody joins, knocks, invites or removes somebody. */
  REASON,
  /** Any other event that carries a text. */
  OTHER,
  /** Nowhere: members see no text of it. */
  NOWHERE;

  /** The name in conditions; empty for nowhere. */
  String label() {
    return this == NOWHERE ? "" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it is talk, which may ask something and name somebody. */
  boolean isTalk() {
    return this == MESSAGE || this == CAPTION;
  }
}
