package dev.forseti.wire;

import dev.forseti.model.Malformed.Reason;

/** A record of a topic that cannot be read; its message never holds the record's text. */
public final class WireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  WireException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why, as it is counted. */
  public Reason reason() {
    return reason;
  }

  /** What was expected, and where in the record it is otherwise. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
