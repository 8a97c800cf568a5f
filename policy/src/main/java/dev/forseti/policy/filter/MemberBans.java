package dev.forseti.policy.filter;

import dev.forseti.model.ListEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.filter.RoomFilter.Mode;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomMember;
import dev.forseti.policy.rooms.RoomCalls;
import dev.forseti.policy.rooms.ShortText;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Bans whom our list names in rooms with a filter, and ends those bans with their entries; bans of
 * others are left alone. What waits is done only if it is wanted still when its turn has come.
 */
final class MemberBans {
  private static final int REASON = 300;

  private final FilterConfig config;
  private final HomeserverClient homeserver;
  private final RoomCalls calls;
  private final ListedSubjects listed;
  private final ActionResults results;

  /** Bans and their ends that are being asked. */
  private final Set<String> asked = new HashSet<>();

  MemberBans(
      FilterConfig config,
      HomeserverClient homeserver,
      RoomCalls calls,
      ListedSubjects listed,
      ActionResults results) {
    this.config = config;
    this.homeserver = homeserver;
    this.calls = calls;
    this.listed = listed;
    this.results = results;
  }

  /**
   * Bans the user if our list says so, or ends the ban that it led to.
   *
   * @param isThere whether they are in the room, invited or knock
   */
  void look(RoomId id, FilteredRoom room, UserId user, boolean isThere, Instant now) {
    if (config.community().contains(id)) {
      return;
    }
    Optional<ListEntry> entry = entry(room, user, now);
    if (entry.isPresent() && isThere) {
      ban(id, room, user, entry.get(), now);
    } else if (isUnbanWanted(room, user, now)) {
      ask(
          id,
          room,
          user,
          "unban",
          () -> isUnbanWanted(room, user, now),
          () -> unban(id, user, room),
          now,
          tally -> tally.freed++);
    }
  }

  private Optional<ListEntry> entry(FilteredRoom room, UserId user, Instant now) {
    return !room.filter().bansListed() || isSpared(room, user)
        ? Optional.empty()
        : listed.of(user, now);
  }

  private boolean isUnbanWanted(FilteredRoom room, UserId user, Instant now) {
    return room.filter().mode() == Mode.ACT
        && room.isBannedByUs(user)
        && (isSpared(room, user) || (listed.of(user, now).isEmpty() && listed.wasTakenBack(user)));
  }

  private void ban(RoomId id, FilteredRoom room, UserId user, ListEntry entry, Instant now) {
    if (room.filter().mode() == Mode.OBSERVE) {
      results.of(id).wouldBan(user);
      return;
    }
    long power = room.power().of(room.self());
    if (power < room.power().to("ban") || power <= room.power().of(user)) {
      results.notDone(room, id, "ban", now);
      return;
    }
    String reason = FilteredRoom.REASON + "named by the list of " + room.self().server();
    String full = entry.reason().isEmpty() ? reason : reason + ": " + entry.reason();
    ask(
        id,
        room,
        user,
        "ban",
        () -> room.filter().mode() == Mode.ACT && entry(room, user, now).isPresent(),
        () -> ban(id, user, ShortText.of(full, REASON)),
        now,
        tally -> tally.banned++);
  }

  private boolean isSpared(FilteredRoom room, UserId user) {
    return room.isSpared(user) || config.isSpared(user);
  }

  /** Whether the user was banned now: a ban of somebody else's is left as it is. */
  private Response<Boolean> ban(RoomId id, UserId user, String reason) {
    Response<RoomMember> member = homeserver.member(id, user);
    return switch (member) {
      case Response.Done<RoomMember>(RoomMember there) when there.isBanned() ->
          new Response.Done<>(false);
      case Response.Retry<RoomMember> retry -> retry.failed();
      default -> homeserver.ban(id, user, reason).map(ok -> true);
    };
  }

  /** Whether the user was let in now: nobody whom the policy room still names is. */
  private Response<Boolean> unban(RoomId id, UserId user, FilteredRoom room) {
    Response<Boolean> stands = isStillNamed(user, room);
    if (!(stands instanceof Response.Done<Boolean>(Boolean isNamed))) {
      return stands;
    }
    Response<RoomMember> member = homeserver.member(id, user);
    return switch (member) {
      case Response.Done<RoomMember>(RoomMember there) when there.isBannedBy(room.self()) ->
          isNamed ? new Response.Done<>(false) : homeserver.unban(id, user).map(ok -> true);
      case Response.Retry<RoomMember> retry -> retry.failed();
      default -> new Response.Done<>(false);
    };
  }

  private Response<Boolean> isStillNamed(UserId user, FilteredRoom room) {
    return isSpared(room, user)
        ? new Response.Done<>(false)
        : listed
            .policyRoom()
            .map(policyRoom -> new OwnList(homeserver, policyRoom).names(user))
            .orElseGet(() -> new Response.Done<>(true));
  }

  private void ask(
      RoomId id,
      FilteredRoom room,
      UserId user,
      String what,
      BooleanSupplier isWanted,
      Supplier<Response<Boolean>> question,
      Instant now,
      Consumer<RoomTally> done) {
    String key = what + "\n" + id + "\n" + user;
    if (!asked.add(key)) {
      return;
    }
    BooleanSupplier isWantedStill =
        () -> {
          boolean wanted = isWanted.getAsBoolean();
          if (!wanted) {
            asked.remove(key);
          }
          return wanted;
        };
    boolean isAsked =
        calls.ask(
            id,
            isWantedStill,
            question,
            answer -> {
              asked.remove(key);
              if (results.count(room, id, answer, what, now)
                  && answer instanceof Response.Done<Boolean>(Boolean changed)
                  && changed) {
                done.accept(results.of(id));
              }
            });
    if (!isAsked) {
      asked.remove(key);
      results.leftOut(what);
    }
  }

  /** We are not in the room any more. */
  void forget(RoomId room) {
    asked.removeIf(key -> key.contains("\n" + room + "\n"));
  }
}
