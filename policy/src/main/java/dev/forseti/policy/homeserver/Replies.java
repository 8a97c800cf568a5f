package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import dev.forseti.policy.homeserver.HomeserverClient.Ok;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a homeserver's replies say. One of another shape says nothing: what was asked is not known,
 * and is asked again.
 */
final class Replies {
  private static final int OK = 200;

  private Replies() {}

  /** The reply to what gives nothing back: an object all the same. */
  static Response<Ok> done(Response<Json> answer) {
    return read(answer, "content", reply -> Optional.of(Ok.OK));
  }

  /** The id under the key. */
  static <T> Response<T> id(Response<Json> answer, String key, Function<String, T> type) {
    return read(answer, key, reply -> reply.string(key).flatMap(text -> valid(text, type)));
  }

  private static <T> Optional<T> valid(String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /**
   * What the reader finds in the reply, which is an object; nothing when it is of another shape.
   */
  static <T> Response<T> read(
      Response<Json> answer, String what, Function<Json.Obj, Optional<T>> reader) {
    if (!(answer instanceof Response.Done<Json>(Json reply))) {
      return answer.failed();
    }
    Optional<T> value = reply instanceof Json.Obj object ? reader.apply(object) : Optional.empty();
    return value.<Response<T>>map(Response.Done::new).orElseGet(() -> invalid(what));
  }

  /** The answer to a reply without that. */
  static <T> Response<T> invalid(String what) {
    return new Response.Retry<>(
        Duration.ofSeconds(5),
        "the reply has no valid " + what + "; is this a homeserver?",
        OK, // it did answer: other rooms need not wait
        "");
  }
}
