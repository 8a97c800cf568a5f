package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import dev.forseti.runtime.http.Response;
import dev.forseti.wire.JsonElements;
import java.util.List;

/**
 * Asks for one piece of state with who sent it. Some homeservers do not know {@code format=event}
 * and answer with the content alone: then the event is looked up in the room's whole state.
 */
final class WholeEvents {
  private static final List<String> CONTENT_KEYS =
      List.of("recommendation", "entity", "room_version");

  private final ClientServerApi api;

  WholeEvents(ClientServerApi api) {
    this.api = api;
  }

  /**
   * The event, or what the homeserver answers instead. A content may look like an event, as whoever
   * sends it likes: a reply with the key of the content is not taken for one.
   *
   * @param place where the piece is
   * @param contentKey under it each content of the type has a text, and no event has
   */
  Response<Json> get(StatePlace place, String contentKey) {
    Response<Json> reply = api.get(place.path() + "?format=event");
    return reply instanceof Response.Done<Json>(Json.Obj object)
            && object.string(contentKey).isPresent()
        ? lookUp(place)
        : reply;
  }

  /**
   * The event at a place of any type. A reply that names that place, its sender and its id is taken
   * for the event, unless it has a key that the contents of policy rules and of creations have.
   */
  Response<Json> get(StatePlace place) {
    Response<Json> reply = api.get(place.path() + "?format=event");
    return reply instanceof Response.Done<Json>(Json found) && !isEventAt(place, found)
        ? lookUp(place)
        : reply;
  }

  private static boolean isEventAt(StatePlace place, Json found) {
    return found instanceof Json.Obj event
        && isAt(place, event)
        && StateEvents.read(event).isPresent()
        && event.fields().get("content") instanceof Json.Obj
        && CONTENT_KEYS.stream().noneMatch(event.fields()::containsKey);
  }

  private Response<Json> lookUp(StatePlace place) {
    Response<JsonElements> found =
        api.getElements(place.room() + "/state", each -> isAt(place, each));
    if (!(found instanceof Response.Done<JsonElements>(JsonElements events))) {
      return found.failed();
    }
    return events.items().stream()
        .findFirst()
        .<Response<Json>>map(Response.Done::new)
        .orElseGet(() -> Replies.invalid(place.type()));
  }

  private static boolean isAt(StatePlace place, Json each) {
    return each instanceof Json.Obj event
        && event.string("type").filter(place.type()::equals).isPresent()
        && event.string("state_key").filter(place.stateKey()::equals).isPresent();
  }
}
