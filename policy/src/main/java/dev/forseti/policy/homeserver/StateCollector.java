package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import dev.forseti.runtime.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Takes in the state of a room piece by piece; beyond the bounds nothing of it is kept. */
final class StateCollector {
  private static final String CREATE = "m.room.create";

  private final Predicate<String> types;
  private final Function<StateEvent, Optional<StateEvent>> kept;
  private final StateBounds bounds;
  private final List<StateEvent> events = new ArrayList<>();
  private StateBounds left;
  private boolean isWhole;

  /**
   * Nothing was taken in.
   *
   * @param types which pieces are wanted
   */
  StateCollector(Predicate<String> types, StateBounds bounds) {
    this(types, Optional::of, bounds);
  }

  /**
   * The same.
   *
   * @param kept what of a piece is wanted
   */
  StateCollector(
      Predicate<String> types,
      Function<StateEvent, Optional<StateEvent>> kept,
      StateBounds bounds) {
    this.types = types;
    this.kept = kept;
    this.bounds = bounds;
    this.left = bounds;
  }

  /** Takes in what may be a piece of state; what cannot be read is another's. */
  void take(Json element) {
    if (!(element instanceof Json.Obj event)) {
      return;
    }
    String type = event.string("type").orElse("");
    isWhole |= type.equals(CREATE) && StateEvents.read(event).isPresent();
    if (!left.isExceeded() && types.test(type)) {
      StateEvents.read(event).flatMap(kept).ifPresent(this::keep);
    }
  }

  private void keep(StateEvent event) {
    left = left.without(event.type(), event.stateKey(), event.content());
    if (left.isExceeded()) {
      events.clear();
    } else {
      events.add(event);
    }
  }

  /** All that is wanted; each room has a piece that made it, or it was not its state. */
  Response<List<StateEvent>> all() {
    if (!isWhole) {
      return Replies.invalid(CREATE);
    }
    return left.isExceeded() ? bounds.exceeded() : new Response.Done<>(List.copyOf(events));
  }
}
