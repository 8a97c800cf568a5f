package dev.forseti.model;

/** What a tap knows of an event beside the event itself. */
public enum EventFlag {
  /** The homeserver took it in but shows it to nobody. */
  SOFT_FAILED,
  /** A policy server or spam checker refused it. */
  POLICY_REFUSED,
  /** It failed the homeserver's authorisation rules. */
  REJECTED,
  /** Its content is encrypted: text, links and mentions cannot be seen. */
  ENCRYPTED,
  /** It was fetched from history: it is not news, and its room was not watched when it was sent. */
  BACKFILLED,
  /** Its content was removed before it was seen here. */
  REDACTED,
  /** Its content could not be read, malformed or over a limit, and is empty here. */
  UNREADABLE;

  /** Whether it says something of the event itself; the others say how one tap came by its copy. */
  public boolean isJudgement() {
    return switch (this) {
      case SOFT_FAILED, POLICY_REFUSED, REJECTED -> true;
      case ENCRYPTED, BACKFILLED, REDACTED, UNREADABLE -> false;
    };
  }
}
