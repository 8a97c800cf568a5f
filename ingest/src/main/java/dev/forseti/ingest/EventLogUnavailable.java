package dev.forseti.ingest;

/** The log did not take or give anything; try again later. */
public final class EventLogUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was tried, and why it failed. */
  public EventLogUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
