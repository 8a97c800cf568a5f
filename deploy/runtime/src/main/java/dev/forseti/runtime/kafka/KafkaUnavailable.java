package dev.forseti.runtime.kafka;

import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;

/** Kafka did not do as asked, or it cannot be known whether it did; try again later. */
public final class KafkaUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was tried, and why it failed. */
  public KafkaUnavailable(String tried, Throwable cause) {
    super(tried + ": " + reason(cause), cause);
  }

  /** Whether Kafka refuses us, or our credentials cannot be used: waiting does not help. */
  public boolean isRefusal() {
    return causes()
        .anyMatch(
            it ->
                it instanceof AuthenticationException
                    || it instanceof AuthorizationException
                    || it instanceof InvalidConfigurationException
                    || it instanceof GeneralSecurityException);
  }

  /** Whether nobody answered in time. */
  public boolean isTimeout() {
    return causes().anyMatch(it -> it.toString().contains("Timeout")); // in several words
  }

  /** Why it failed, in one line. */
  public String reason() {
    return reason(deepest(this));
  }

  private Stream<Throwable> causes() {
    return Stream.iterate((Throwable) this, it -> it != null, Throwable::getCause);
  }

  private static Throwable deepest(Throwable failed) {
    Throwable deepest = failed;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  private static String reason(Throwable failed) {
    Throwable deepest = deepest(failed);
    String message = deepest.getMessage();
    return message == null || message.isBlank()
        ? deepest.getClass().getSimpleName()
        : message.lines().findFirst().orElse(message);
  }
}
