package dev.forseti.policy.homeserver.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What no room accepts, whoever sends it: what is too large, and what is no canonical JSON. */
final class EventLimits {
  private static final int LONGEST_STATE_KEY = 255;
  private static final long GREATEST = (1L << 53) - 1;

  /** An event has at most 65,536 bytes; what a homeserver adds to a content needs some of them. */
  private static final int LARGEST_CONTENT = 64_000;

  private EventLimits() {}

  static Optional<SimulatedRefusal> refuse(String stateKey, Json.Obj content) {
    if (!isCanonical(content)) {
      return Optional.of(new SimulatedRefusal(400, "M_BAD_JSON", "Bad JSON value"));
    }
    if (stateKey.getBytes(UTF_8).length > LONGEST_STATE_KEY) {
      return Optional.of(new SimulatedRefusal(413, "M_TOO_LARGE", "'state_key' too large"));
    }
    return JsonText.write(content).length > LARGEST_CONTENT
        ? Optional.of(new SimulatedRefusal(413, "M_TOO_LARGE", "event too large"))
        : Optional.empty();
  }

  private static boolean isCanonical(Json value) {
    return switch (value) {
      case Json.Real fraction -> false;
      case Json.Int(long whole) -> -GREATEST <= whole && whole <= GREATEST;
      case Json.Obj object -> areCanonical(object.fields().values());
      case Json.Arr(List<Json> items) -> areCanonical(items);
      case Json.Str text -> true;
      case Json.Bool truth -> true;
      case Json.Null none -> true;
    };
  }

  private static boolean areCanonical(Collection<Json> values) {
    return values.stream().allMatch(EventLimits::isCanonical);
  }
}
