package dev.forseti.policy.publish;

import dev.forseti.model.Subject;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.util.Optional;

/**
 * Looks at single pieces of the policy room while the whole is not known. Anybody may join the room
 * and make the whole too long to be read; one piece stays as short as it is.
 */
final class EntryLookup {
  private final HomeserverClient homeserver;
  private final PolicyState state;
  private final PublishedEntries published;
  private final PolicyRoomState room;

  EntryLookup(
      HomeserverClient homeserver,
      PolicyState state,
      PublishedEntries published,
      PolicyRoomState room) {
    this.homeserver = homeserver;
    this.state = state;
    this.published = published;
    this.room = room;
  }

  /**
   * Sees what stands in the room about the subject if that is not known and there may be something
   * to do.
   *
   * @return the answer that stopped it
   */
  Optional<Response<?>> look(Subject subject, DesiredState wished) {
    if (room.isKnown(subject) || !matters(subject, wished)) {
      return Optional.empty();
    }
    String type = PolicyRuleCodec.type(subject).orElseThrow();
    Response<StateEvent> found =
        homeserver.stateEvent(room.id, type, PolicyRuleCodec.stateKey(subject));
    return switch (found) {
      case Response.Done<StateEvent>(StateEvent event) -> {
        room.add(event);
        yield Optional.empty();
      }
      case Response.Refused<StateEvent> none when none.errcode().equals("M_NOT_FOUND") -> {
        room.addNothing(subject);
        yield Optional.empty();
      }
      case Response.Refused<StateEvent> refused -> Optional.of(refused);
      case Response.Retry<StateEvent> retry -> Optional.of(retry);
    };
  }

  /** Whether an entry should stand there, or may, or a moderator says that none should. */
  private boolean matters(Subject subject, DesiredState wished) {
    return wished instanceof DesiredState.Listed
        || !wished.automatic()
        || published.of(subject) != null
        || room.eventOf(subject).isPresent()
        || !state.bans().causes(subject).isEmpty();
  }
}
