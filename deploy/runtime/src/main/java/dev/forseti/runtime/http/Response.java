package dev.forseti.runtime.http;

import java.time.Duration;
import java.util.function.Function;

/**
 * What a server answered.
 *
 * @param <T> what it gives when it did as asked
 */
public sealed interface Response<T> {

  /** It did as asked. */
  record Done<T>(T value) implements Response<T> {}

  /**
   * It will not do it, however often it is asked.
   *
   * @param status the HTTP status
   * @param errcode Matrix's code, for example {@code M_FORBIDDEN}; {@code M_UNKNOWN} when it gave
   *     none; at most 255 characters
   * @param error the server's words, at most 500 characters
   */
  record Refused<T>(int status, String errcode, String error) implements Response<T> {
    /** The refusal with the status that homeservers give the code. */
    public Refused(String errcode, String error) {
      this(errcode.equals("M_NOT_FOUND") ? 404 : 403, errcode, error);
    }
  }

  /**
   * Not now: a rate limit, a fault of the server's, garbage, or no connection.
   *
   * @param after how long to wait at least
   * @param why what went wrong
   * @param status the HTTP status; 0 when there was no answer
   * @param errcode Matrix's code; empty when it gave none
   */
  record Retry<T>(Duration after, String why, int status, String errcode) implements Response<T> {
    /** Without an answer. */
    public Retry(Duration after, String why) {
      this(after, why, 0, "");
    }
  }

  /** The same answer about something derived from the value. */
  default <U> Response<U> map(Function<? super T, ? extends U> change) {
    return switch (this) {
      case Done<T>(T value) -> new Done<>(change.apply(value));
      case Refused<T>(int status, String errcode, String error) ->
          new Refused<>(status, errcode, error);
      case Retry<T>(Duration after, String why, int status, String errcode) ->
          new Retry<>(after, why, status, errcode);
    };
  }

  /** The same refusal or delay as an answer about something else; never asked of a done one. */
  default <U> Response<U> failed() {
    return map(
        value -> {
          throw new IllegalStateException("an answer that is done is no failure");
        });
  }

  /** Why it was not done, in words; never asked of a done one. */
  default String why() {
    return switch (this) {
      case Done<T> done -> throw new IllegalStateException("an answer that is done is no failure");
      case Refused<T>(int status, String errcode, String error) -> errcode + " " + error;
      case Retry<T> retry -> retry.why;
    };
  }
}
