package dev.forseti.policy.watch;

import dev.forseti.lists.entry.EntryReading;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.lists.index.Hit;
import dev.forseti.lists.opinion.Opinion;
import dev.forseti.lists.opinion.Trust;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.watch.ListRooms.ReadList;
import dev.forseti.policy.watch.ListRooms.ReadRoom;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What would follow if a list were applied here, before anybody watches it.
 *
 * @param rooms the list's rooms whose entries count
 * @param entries how many entries are in force
 * @param byKind the same by what they name and recommend, for example {@code USER BAN}
 * @param unusable what cannot be read as entries, by the reason
 * @param quarantined entries that would be set aside, by entity, with the reason
 * @param named members of the community's rooms whom an entry covers
 * @param servers the servers of those, with how many of them are on each
 * @param moderators those with power here whom an entry covers
 * @param banned members who would be banned
 */
public record ListPreview(
    SortedSet<RoomId> rooms,
    int entries,
    SortedMap<String, Integer> byKind,
    Map<EntryReading.Reason, Integer> unusable,
    SortedMap<String, String> quarantined,
    SortedSet<UserId> named,
    SortedMap<String, Integer> servers,
    SortedSet<UserId> moderators,
    SortedSet<UserId> banned) {

  public ListPreview {
    rooms = Collections.unmodifiableSortedSet(rooms);
    byKind = Collections.unmodifiableSortedMap(byKind);
    unusable = Map.copyOf(unusable);
    quarantined = Collections.unmodifiableSortedMap(quarantined);
    named = Collections.unmodifiableSortedSet(named);
    servers = Collections.unmodifiableSortedMap(servers);
    moderators = Collections.unmodifiableSortedSet(moderators);
    banned = Collections.unmodifiableSortedSet(banned);
  }

  /** A community to which a list would apply. */
  public record Community(Set<UserId> members, Set<UserId> moderators, Brakes brakes) {}

  /**
   * Reads the list, joining its rooms where that is needed, and tells what would follow.
   *
   * @param limits of how many members an entry may speak, and how large a list may be
   */
  public static Response<ListPreview> read(
      HomeserverClient homeserver,
      WatchedList list,
      Community community,
      WatchConfig limits,
      Instant now) {
    return ListRooms.read(homeserver, list, Set.of(), limits.bounds())
        .map((ReadList read) -> of(list, read.rooms(), community, limits.mostMembers(), now));
  }

  /** What would follow of what stands in the rooms. */
  static ListPreview of(
      WatchedList list, List<ReadRoom> rooms, Community community, int mostMembers, Instant now) {
    WatchedEntries entries = new WatchedEntries(0, entry -> false);
    var unused = entries.replace(list.name(), rooms);
    Coverage coverage = new Coverage(entries, 0);
    community.members().forEach(user -> coverage.came(user, true, true, now));
    Quarantine quarantine = new Quarantine(community.brakes(), mostMembers);
    entries.all().forEach(entry -> quarantine.look(entry, coverage.count(entry)));
    SortedMap<String, String> aside = new TreeMap<>();
    quarantine.all().forEach((entry, why) -> aside.put(entry.named(), why));
    SortedSet<UserId> named = new TreeSet<>(coverage.named());
    SortedMap<String, Integer> servers = new TreeMap<>();
    named.forEach(user -> servers.merge(user.server().value(), 1, Integer::sum));
    SortedSet<UserId> moderators = new TreeSet<>();
    community.moderators().stream()
        .filter(user -> !entries.covering(user).isEmpty())
        .forEach(moderators::add);
    SortedSet<UserId> banned = new TreeSet<>();
    Map<RoomId, Trust> trusts = trusts(list, entries);
    for (UserId user : named) {
      List<Hit<WatchedEntry>> harmless =
          entries.covering(user).stream()
              .filter(hit -> quarantine.why(hit.value()).isEmpty())
              .toList();
      if (Opinion.of(harmless, trusts, now).filter(ListWords::bans).isPresent()
          && community.brakes().checkSubject(Subject.user(user)) instanceof BrakeResult.Passed) {
        banned.add(user);
      }
    }
    return new ListPreview(
        new TreeSet<>(entries.rooms().keySet()),
        (int) entries.all().count(),
        byKind(entries),
        unusable(entries),
        aside,
        named,
        servers,
        moderators,
        banned);
  }

  /** As if the list were applied, with its cap and without what is overridden. */
  private static Map<RoomId, Trust> trusts(WatchedList list, WatchedEntries entries) {
    Trust asked = list.trust();
    Trust applied = new Trust(Trust.Mode.APPLY, asked.cap(), asked.until(), asked.overridden());
    Map<RoomId, Trust> trusts = new HashMap<>();
    entries.rooms().keySet().forEach(room -> trusts.put(room, applied));
    return trusts;
  }

  private static SortedMap<String, Integer> byKind(WatchedEntries entries) {
    SortedMap<String, Integer> byKind = new TreeMap<>();
    entries
        .all()
        .forEach(
            entry -> byKind.merge(entry.kind() + " " + entry.recommendation(), 1, Integer::sum));
    return byKind;
  }

  private static Map<EntryReading.Reason, Integer> unusable(WatchedEntries entries) {
    Map<EntryReading.Reason, Integer> unusable = new EnumMap<>(EntryReading.Reason.class);
    entries.rooms().values().stream()
        .flatMap(room -> room.state().kept())
        .forEach(kept -> unusable.merge(kept.reason(), 1, Integer::sum));
    return unusable;
  }
}
