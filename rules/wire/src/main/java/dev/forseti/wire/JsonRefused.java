package dev.forseti.wire;

import dev.forseti.model.Malformed;

/** JSON from outside that is not taken in, with the reason under which it is counted. */
public final class JsonRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Malformed.Reason reason;

  /**
   * With its reason.
   *
   * @param detail what was found, where, and what is allowed; never the text itself
   */
  public JsonRefused(Malformed.Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** Why. */
  public Malformed.Reason reason() {
    return reason;
  }

  /** What was found, where, and what is allowed; never the text itself. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
