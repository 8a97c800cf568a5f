package dev.forseti.runtime.kafka;

/** Kafka did not do as asked, or it cannot be known whether it did; try again later. */
public final class KafkaUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was tried, and why it failed. */
  public KafkaUnavailable(String tried, Throwable cause) {
    super(tried + ": " + reason(cause), cause);
  }

  private static String reason(Throwable failed) {
    Throwable deepest = failed;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return message == null || message.isBlank()
        ? deepest.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }
}
