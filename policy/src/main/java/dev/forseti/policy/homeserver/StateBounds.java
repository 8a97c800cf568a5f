package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import dev.forseti.runtime.http.Response;
import java.util.List;
import java.util.Map;

/**
 * How much of a room's state is taken in. Who may write there chooses how much there is: what is
 * beyond the bounds is not had at all.
 *
 * @param pieces how many, emptied ones included
 * @param bytes how much memory they may take, as {@link #weight} counts it
 */
public record StateBounds(int pieces, long bytes) {
  /** Without any. */
  public static final StateBounds NONE = new StateBounds(Integer.MAX_VALUE, Long.MAX_VALUE);

  /** How it is refused when more is there. */
  public static final String TOO_LARGE = "M_TOO_LARGE";

  private static final int PIECE = 200;
  private static final int TEXT = 56;
  private static final int FIELD = 48;
  private static final int VALUE = 24;

  /** What is left beside a piece. */
  public StateBounds without(String type, String stateKey, Json.Obj content) {
    return new StateBounds(pieces - 1, bytes - weight(type, stateKey, content));
  }

  /** Whether more is there than may be. */
  public boolean isExceeded() {
    return pieces < 0 || bytes < 0;
  }

  /** That a room holds more than these. */
  public <T> Response<T> exceeded() {
    return new Response.Refused<>(
        TOO_LARGE,
        "it holds more than "
            + pieces
            + " pieces or "
            + (bytes >> 20)
            + " MiB, and is not taken in");
  }

  /** The pieces, unless they are beyond the bounds. */
  Response<List<StateEvent>> check(List<StateEvent> events) {
    StateBounds left = this;
    for (StateEvent each : events) {
      left = left.without(each.type(), each.stateKey(), each.content());
    }
    return left.isExceeded() ? exceeded() : new Response.Done<>(events);
  }

  /** About how many bytes of memory a piece takes, at most. */
  static long weight(String type, String stateKey, Json.Obj content) {
    return PIECE + text(type) + text(stateKey) + weight(content);
  }

  private static long weight(Json value) {
    return switch (value) {
      case Json.Obj(Map<String, Json> fields) -> {
        long sum = VALUE;
        for (Map.Entry<String, Json> each : fields.entrySet()) {
          sum += FIELD + text(each.getKey()) + weight(each.getValue());
        }
        yield sum;
      }
      case Json.Arr(List<Json> items) -> {
        long sum = VALUE;
        for (Json each : items) {
          sum += weight(each);
        }
        yield sum;
      }
      case Json.Str(String text) -> VALUE + text(text);
      case Json.Int number -> VALUE;
      case Json.Real number -> VALUE;
      case Json.Bool truth -> VALUE;
      case Json.Null nothing -> VALUE;
    };
  }

  private static long text(String text) {
    return TEXT + 2L * text.length();
  }
}
