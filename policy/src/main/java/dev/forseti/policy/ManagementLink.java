package dev.forseti.policy;

import dev.forseti.model.Decision;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.management.ManagementRoom;
import dev.forseti.policy.management.PolicyView;
import dev.forseti.policy.rooms.CommandWords;
import dev.forseti.policy.state.ListCause;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.watch.ListStatus;
import dev.forseti.policy.watch.Word;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ties the management room to the rest of policy, once there is a session. */
final class ManagementLink {
  /** What is said there before there is a session is heard then, so many commands. */
  private static final int MOST_EARLY = 100;

  private final RoomId id;
  private final Function<HomeserverSession, ManagementRoom> maker;
  private final Queue<RoomEvent> early = new ArrayDeque<>();
  private @Nullable ManagementRoom room;
  private Instant now = Instant.EPOCH;

  /**
   * No session yet.
   *
   * @param maker makes the room of a session
   */
  ManagementLink(RoomId id, Function<HomeserverSession, ManagementRoom> maker) {
    this.id = id;
    this.maker = maker;
  }

  /** Takes in what happened, in whatever room. */
  void take(RoomEvent event) {
    if (room != null) {
      room.take(event, now);
    } else if (event.roomId().equals(id)
        && CommandWords.mayBe(event)
        && early.size() < MOST_EARLY) {
      early.add(event);
    }
  }

  /** Does what can be done now; whether more could be done at once. */
  boolean work(HomeserverSession session, Instant time) {
    now = time;
    ManagementRoom open = room;
    if (open == null) {
      open = maker.apply(session);
      room = open;
    }
    while (!early.isEmpty()) {
      open.take(early.remove(), time);
    }
    boolean more = open.work(time);
    session.spareAlso(open.moderators());
    return more;
  }

  /** What the room sees of policy. */
  record View(
      HomeserverSession session,
      RoomId policyRoom,
      PolicyState state,
      SubjectQueue due,
      Consumer<Decision> decisions)
      implements PolicyView {
    @Override
    public BrakeResult check(Subject subject) {
      return session.brakes().checkSubject(subject);
    }

    @Override
    public void decided(Decision decision) {
      decisions.accept(decision);
    }

    @Override
    public boolean isSettled(Subject subject) {
      return !due.contains(subject) && session.isDone(subject);
    }

    @Override
    public List<ListStatus> lists() {
      return session.watch().status();
    }

    @Override
    public Word wordOn(UserId user, Instant now) {
      Set<String> made = new HashSet<>(state.bans().causes(Subject.user(user)));
      made.removeIf(cause -> !ListCause.isOne(cause));
      return session.watch().wordOn(user, made, now);
    }

    @Override
    public boolean isStarting() {
      return session.isFirstReadOpen();
    }

    @Override
    public Optional<String> whyModeratorsUnknown() {
      return session.whyModeratorsUnknown();
    }
  }
}
