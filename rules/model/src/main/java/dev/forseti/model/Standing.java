package dev.forseti.model;

/** What scoring concludes of a subject, from harmless to certain. */
public enum Standing {
  /** Nothing to say. */
  NONE,
  /** Worth an eye: more likely an abuser than the budget's lower threshold. */
  WATCH,
  /** A moderator should look. */
  REVIEW,
  /** Beyond the threshold that the false-positive budget sets. */
  ACT
}
