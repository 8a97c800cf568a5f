package dev.forseti.policy;

import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.enforce.RoomModerators;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.watch.ListPreview;
import dev.forseti.policy.watch.WatchedList;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Asks a homeserver for all that the preview of a list needs; nobody is banned by it. */
public final class PreviewReader {
  private static final String MEMBER = "m.room.member";
  private static final Set<String> PRESENT = Set.of("join", "invite", "knock");

  private final HomeserverClient homeserver;
  private final PolicyConfig config;
  private final Map<RoomId, String> unread = new TreeMap<>();

  /** Nothing is asked yet. */
  public PreviewReader(HomeserverClient homeserver, PolicyConfig config) {
    this.homeserver = homeserver;
    this.config = config;
  }

  /** Rooms of the community that could not be read, and why: what is in them is not told. */
  public Map<RoomId, String> unread() {
    return Map.copyOf(unread);
  }

  /**
   * What would follow if the list were applied; its room is joined, since most can be read by
   * members alone.
   */
  public Response<ListPreview> read(WatchedList list, Instant now) {
    Response<UserId> self = homeserver.whoami();
    if (!(self instanceof Response.Done<UserId>(UserId us))) {
      return self.failed();
    }
    Set<UserId> moderators = moderators();
    Brakes brakes = new Brakes(config.brakes(), us, config.rooms(), UnaryOperator.identity());
    brakes.spareModerators(moderators);
    moderators.addAll(config.brakes().moderators());
    return ListPreview.read(
        homeserver,
        list,
        new ListPreview.Community(members(), moderators, brakes),
        config.watch(),
        now);
  }

  private Set<UserId> moderators() {
    RoomModerators.RoomProblems problems =
        new RoomModerators.RoomProblems() {
          @Override
          public void unreadable(RoomId room, String why) {
            unread.put(room, why);
          }

          @Override
          public void readable(RoomId room) {
            unread.remove(room);
          }
        };
    RoomModerators moderators =
        new RoomModerators(homeserver, config.rooms(), problems, Runnable::run);
    moderators.refresh();
    while (moderators.recordAndRead()) {
      continue;
    }
    return new HashSet<>(moderators.all());
  }

  private Set<UserId> members() {
    Set<UserId> members = new HashSet<>();
    for (RoomId room : config.rooms()) {
      Response<List<StateEvent>> answer = homeserver.state(room, MEMBER::equals);
      if (answer instanceof Response.Done<List<StateEvent>>(List<StateEvent> events)) {
        for (StateEvent event : events) {
          if (event.content().string("membership").filter(PRESENT::contains).isPresent()) {
            UserId.read(event.stateKey()).ifPresent(members::add);
          }
        }
      } else {
        unread.put(room, answer.why());
      }
    }
    return members;
  }
}
