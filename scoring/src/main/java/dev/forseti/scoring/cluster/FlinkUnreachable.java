package dev.forseti.scoring.cluster;

/** The cluster does not answer, or not as Flink does. */
final class FlinkUnreachable extends Exception {
  private static final long serialVersionUID = 1L;

  FlinkUnreachable(Throwable cause) {
    super(reason(cause), cause);
  }

  /** The first line of what went wrong at the bottom of it. */
  static String reason(Throwable failed) {
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
