package dev.forseti.policy.state;

import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Invitations that nobody has answered or taken back yet, as the taps' events tell: so many of the
 * newest, of each server from which they come a fifth of that.
 */
public final class OpenInvites {
  /** After this an invitation is left to whom it was made to. */
  public static final Duration LONGEST = Duration.ofDays(7);

  /** One server may not push out what others sent. */
  private static final int SHARE = 5;

  private static final int MOST_EARLIER = 10;

  private final int most;

  /** The oldest first. */
  private final Map<Place, Invite> open = new LinkedHashMap<>();

  /** By whoever an entry about may concern it: its sender, the sender's server, its room. */
  private final Map<Subject, Set<Place>> bySubject = new HashMap<>();

  /** Whose users are looked at wherever they are invited; null while that is not known. */
  private @Nullable ServerName served;

  /** Rooms into which anybody is looked at. */
  private Set<RoomId> rooms = Set.of();

  private record Place(RoomId room, UserId invited) {}

  /** None yet; so many are remembered at most. */
  public OpenInvites(int most) {
    this.most = most;
  }

  /**
   * From now on invitations of users of the server are remembered, and those into the rooms, and no
   * others.
   */
  public void servesOnly(ServerName server, Set<RoomId> anybody) {
    served = server;
    rooms = Set.copyOf(anybody);
    all().stream()
        .filter(invite -> !isServed(invite.room(), invite.invited()))
        .forEach(this::forget);
  }

  private boolean isServed(RoomId room, UserId user) {
    return served == null || user.server().equals(served) || rooms.contains(room);
  }

  /** Takes in what happened; the invitation, if it is one. */
  public Optional<Invite> take(RoomEvent event) {
    UserId user = event.target().orElse(null);
    if (user == null) {
      return Optional.empty();
    }
    if (event.flags().stream().anyMatch(OpenInvites::isNoNews)) {
      return Optional.empty();
    }
    Place place = new Place(event.roomId(), user);
    Invite before = open.get(place);
    forget(place);
    if (!mayInvite(event) || event.sender().equals(user) || !isServed(event.roomId(), user)) {
      return Optional.empty();
    }
    Invite invite =
        new Invite(event.roomId(), user, event.sender(), others(before, event), event.receivedAt());
    open.put(place, invite);
    subjects(invite)
        .forEach(it -> bySubject.computeIfAbsent(it, s -> new LinkedHashSet<>()).add(place));
    Set<Place> ofServer =
        bySubject.getOrDefault(Subject.server(invite.sender().server()), Set.of());
    if (ofServer.size() > Math.max(1, most / SHARE)) {
      forget(ofServer.iterator().next());
    }
    if (open.size() > most) {
      forget(open.keySet().iterator().next());
    }
    return Optional.of(invite);
  }

  private static boolean isNoNews(EventFlag flag) {
    return flag.isJudgement() || flag == EventFlag.BACKFILLED;
  }

  /**
   * What cannot be read may be one: how the user stands to the room is asked before it is ended.
   */
  private static boolean mayInvite(RoomEvent event) {
    return event.flags().contains(EventFlag.UNREADABLE)
        || event.content().string("membership").filter("invite"::equals).isPresent();
  }

  /** Somebody may invite anew whom others have invited: theirs is not to end for it. */
  private static Set<UserId> others(@Nullable Invite before, RoomEvent event) {
    if (before == null) {
      return Set.of();
    }
    Set<UserId> others = new LinkedHashSet<>(before.earlier());
    if (others.size() < MOST_EARLIER) {
      others.add(before.sender());
    }
    others.remove(event.sender());
    return others;
  }

  private static Stream<Subject> subjects(Invite invite) {
    return Stream.of(
        Subject.user(invite.sender()),
        Subject.server(invite.sender().server()),
        Subject.room(invite.room()));
  }

  private void forget(Place place) {
    Invite gone = open.remove(place);
    if (gone == null) {
      return;
    }
    subjects(gone)
        .forEach(
            subject ->
                bySubject.computeIfPresent(
                    subject,
                    (s, places) -> {
                      places.remove(place);
                      return places.isEmpty() ? null : places;
                    }));
  }

  /** It was answered. */
  public void forget(Invite invite) {
    if (isOpen(invite)) {
      forget(new Place(invite.room(), invite.invited()));
    }
  }

  /** Those that are too old are left alone. */
  public void forgetOlderThan(Instant oldest) {
    while (!open.isEmpty()) {
      Map.Entry<Place, Invite> first = open.entrySet().iterator().next();
      if (!first.getValue().at().isBefore(oldest)) {
        return;
      }
      forget(first.getKey());
    }
  }

  /** Whether that very invitation is open still. */
  public boolean isOpen(Invite invite) {
    return invite.equals(open.get(new Place(invite.room(), invite.invited())));
  }

  /** Those by the user or of the server that the subject is, or into the room that it is. */
  public List<Invite> about(Subject subject) {
    return bySubject.getOrDefault(subject, Set.of()).stream()
        .flatMap(place -> Stream.ofNullable(open.get(place)))
        .toList();
  }

  /** All, the oldest first. */
  public List<Invite> all() {
    return new ArrayList<>(open.values());
  }
}
