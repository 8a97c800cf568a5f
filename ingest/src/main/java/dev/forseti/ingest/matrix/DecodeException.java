package dev.forseti.ingest.matrix;

import dev.forseti.model.Malformed.Reason;

/** Ends the decoding of one event; its message names the field, never the text in it. */
final class DecodeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  DecodeException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
