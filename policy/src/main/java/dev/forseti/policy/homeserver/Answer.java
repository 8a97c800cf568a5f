package dev.forseti.policy.homeserver;

import java.time.Duration;
import java.util.function.Function;

/**
 * What a homeserver answered.
 *
 * @param <T> what it gives when it did as asked
 */
public sealed interface Answer<T> {

  /** It did as asked. */
  record Done<T>(T value) implements Answer<T> {}

  /**
   * It will not do it, however often it is asked.
   *
   * @param errcode Matrix's code, for example {@code M_FORBIDDEN}
   * @param error the homeserver's words
   */
  record Refused<T>(String errcode, String error) implements Answer<T> {}

  /**
   * Not now: a rate limit, a fault of the server's, or no connection.
   *
   * @param after how long to wait at least
   * @param why what went wrong
   */
  record Retry<T>(Duration after, String why) implements Answer<T> {}

  /** The same answer about something derived from the value. */
  default <U> Answer<U> map(Function<? super T, ? extends U> change) {
    return switch (this) {
      case Done<T>(T value) -> new Done<>(change.apply(value));
      case Refused<T>(String errcode, String error) -> new Refused<>(errcode, error);
      case Retry<T>(Duration after, String why) -> new Retry<>(after, why);
    };
  }

  /** The same refusal or delay as an answer about something else; never asked of a done one. */
  default <U> Answer<U> failed() {
    return map(
        value -> {
          throw new IllegalStateException("an answer that is done is no failure");
        });
  }
}
