package dev.forseti.wire;

/** A record of a topic that cannot be read; its message never holds the record's text. */
public final class WireException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WireException(String message) {
    super(message);
  }
}
