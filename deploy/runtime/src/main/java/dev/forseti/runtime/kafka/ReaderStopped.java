package dev.forseti.runtime.kafka;

/** A reader was woken or its thread interrupted: somebody stops it. */
public final class ReaderStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReaderStopped(Throwable cause) {
    super("the reader is stopped", cause);
  }
}
