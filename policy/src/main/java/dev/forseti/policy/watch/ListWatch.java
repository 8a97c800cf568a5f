package dev.forseti.policy.watch;

import dev.forseti.lists.entry.ListChange;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.lists.opinion.Trust;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.WatchedEvent;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.ListCause;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.watch.ListRooms.ReadList;
import dev.forseti.policy.watch.ListRooms.ReadRoom;
import dev.forseti.runtime.http.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Watches lists of others and the members of the community's rooms: what lists say of whom. What
 * was known before the start counts until a list has been read again. One thread uses it; the
 * homeserver is asked on others.
 */
public final class ListWatch {
  private static final String REDACTION = "m.room.redaction";

  /** A list that was not read for so long is told, whatever the reason. */
  private static final Duration LONGEST_UNREAD = Duration.ofHours(6);

  private final Map<String, WatchedList> lists;
  private final WatchedEntries entries;
  private final Coverage coverage;
  private final CommunityMembers members;
  private final ListReader reader;
  private final Quarantine quarantine;
  private final ListRecorder recorder;
  private final ListWords words;
  private final RoomClaims claims;

  /** When it worked last. */
  private Instant now = Instant.EPOCH;

  private final PolicyState state;
  private final ListProblems problems;

  /** Lists of which more is to be said in their topic. */
  private final Set<String> unrecorded = new LinkedHashSet<>();

  /** Members of whom a list may say something that is only to be shown. */
  private final Set<UserId> toShow = new LinkedHashSet<>();

  /** Lists that were read since the start. */
  private final Set<String> read = new HashSet<>();

  /** Rooms of lists that are watched no more, as far as the topic says. */
  private final Set<RoomId> forgotten = new HashSet<>();

  /**
   * A watch that knows what the topic of lists says; what is of no list any more goes from there
   * once each list is known.
   *
   * @param every how often lists and members are read without news
   * @param rooms the community's
   * @param brakes say which entries would do harm
   * @param executor where the homeserver is asked
   */
  public ListWatch(
      WatchConfig config,
      Duration every,
      Set<RoomId> rooms,
      HomeserverClient homeserver,
      PolicyState state,
      JournalWriter journal,
      Brakes brakes,
      ListProblems problems,
      Executor executor) {
    long seed = new SecureRandom().nextLong(); // nothing but the speed of hostile lists rests on it
    this.lists =
        config.lists().stream()
            .collect(
                Collectors.toMap(
                    WatchedList::name, list -> list, (one, other) -> one, LinkedHashMap::new));
    this.state = state;
    this.problems = problems;
    this.entries = new WatchedEntries(seed, entry -> Quarantine.isTooBroad(entry, brakes));
    this.coverage = new Coverage(entries, seed);
    Set<RoomId> observed = config.isEmpty() ? Set.of() : rooms;
    this.members = new CommunityMembers(homeserver, observed, every, executor);
    this.reader = new ListReader(homeserver, config, every, entries::roomsOf, executor);
    this.quarantine = new Quarantine(brakes, config.mostMembers());
    this.recorder = new ListRecorder(state.watched(), journal, quarantine::why);
    this.words = new ListWords(lists, entries, quarantine, members);
    this.claims = new RoomClaims(lists);
    restore();
  }

  private void restore() {
    for (WatchedEvent each : state.watched().all()) {
      RoomId room = each.event().list();
      if (lists.containsKey(each.list())) {
        entries.restore(each.list(), each.event());
      } else if (lists.containsKey(room.value())) { // it was named otherwise before
        entries.restore(room.value(), each.event());
      } else {
        forgotten.add(room);
      }
    }
    forget();
    Map<String, String> reasons = new LinkedHashMap<>();
    state.watched().all().stream()
        .filter(each -> each.use() == WatchedEvent.Use.QUARANTINED)
        .forEach(each -> reasons.put(each.event().place(), each.why()));
    entries.rooms().values().stream()
        .flatMap(room -> room.state().inForce())
        .forEach(
            one ->
                Optional.ofNullable(reasons.get(one.event().place()))
                    .ifPresent(why -> quarantine.restore(one.entry(), why)));
  }

  /** A list that is not known yet may be in such a room, under another name. */
  private void forget() {
    if (isKnown()) {
      forgotten.stream().filter(room -> entries.listOf(room).isEmpty()).forEach(recorder::remove);
      forgotten.clear();
    }
  }

  /** Takes in what happened; the user at whom to look because of it. */
  public Optional<Subject> take(RoomEvent event) {
    entries
        .listOf(event.roomId())
        .filter(list -> event.type().equals(REDACTION) || ListRooms.isOfLists(event.type()))
        .ifPresent(reader::news);
    Optional<UserId> user = members.take(event);
    boolean isFirst = !members.isKnown();
    boolean isNamed = user.filter(each -> moved(each, isFirst)).isPresent();
    return isNamed ? user.map(Subject::user) : Optional.empty();
  }

  /**
   * Whether somebody is in the rooms, and an entry covers them.
   *
   * @param isFirst whether the rooms are read for the first time
   */
  private boolean moved(UserId user, boolean isFirst) {
    if (members.roomsOf(user).isEmpty()) {
      coverage.left(user);
      return false;
    }
    if (!coverage.came(user, members.hasJoined(user), isFirst, now)) {
      return false;
    }
    entries.covering(user).forEach(hit -> count(hit.value()));
    toShow.add(user);
    return true;
  }

  /** An entry that covers more than before may be too much. */
  private void count(WatchedEntry entry) {
    boolean wasFree = quarantine.why(entry).isEmpty();
    quarantine.look(entry, coverage.count(entry));
    if (wasFree && quarantine.why(entry).isPresent()) {
      entries.listOf(entry.list()).ifPresent(unrecorded::add);
    }
  }

  /** Takes in what was read and asks for what is due; at whom to look because of it. */
  public Set<Subject> work(Instant now) {
    Set<UserId> told = new HashSet<>();
    this.now = now;
    boolean wasKnown = members.isKnown();
    members.takeFinished(now).stream().filter(user -> moved(user, !wasKnown)).forEach(told::add);
    coverage.settle(now).forEach(user -> entries.covering(user).forEach(hit -> count(hit.value())));
    if (!wasKnown && members.isKnown()) { // what was left until then is looked at again
      told.addAll(coverage.named());
      told.addAll(bannedByLists());
    }
    boolean wereListsKnown = isKnown();
    reader.takeFinished(now).forEach(each -> told.addAll(take(each)));
    if (!wereListsKnown && isKnown()) {
      told.addAll(bannedByLists());
      forget();
    }
    unrecorded.forEach(this::record);
    unrecorded.clear();
    words.show(toShow);
    toShow.clear();
    members.start(now);
    reader.start(now);
    return told.stream().map(Subject::user).collect(Collectors.toSet());
  }

  /** Whether what was read waits to be taken. */
  public boolean hasFinished() {
    return members.hasFinished() || reader.hasFinished();
  }

  private Set<UserId> take(ListReader.Finished finished) {
    String list = finished.list().name();
    if (!(finished.answer() instanceof Response.Done<ReadList>(ReadList read))) {
      // A homeserver that is away for a while is one trouble, not one for each list that is known.
      if (finished.answer() instanceof Response.Refused
          || entries.roomsOf(list).isEmpty()
          || finished.unread().compareTo(LONGEST_UNREAD) >= 0) {
        problems.unreadable(list, finished.answer().why());
      }
      return Set.of();
    }
    this.read.add(list);
    read.closed()
        .ifPresentOrElse(tombstone -> problems.closed(list, tombstone), () -> problems.open(list));
    if (finished.list().isByAlias() && read.isByName()) {
      claims.named(list, read.named());
    }
    Set<UserId> told = new HashSet<>();
    List<ReadRoom> own = new ArrayList<>();
    for (ReadRoom room : read.rooms()) {
      if (isOwn(list, room.room(), told)) {
        own.add(room);
      }
    }
    Set<RoomId> before = entries.roomsOf(list);
    if (own.size() == read.rooms().size()) {
      problems.readable(list);
    } else if (!own.stream().map(ReadRoom::room).toList().containsAll(before)) {
      return told; // with fewer rooms it would say less: it counts as it was
    }
    told.addAll(changed(entries.replace(list, own)));
    before.removeAll(entries.roomsOf(list));
    before.forEach(recorder::remove);
    unrecorded.add(list);
    return told;
  }

  /** Whether a room is of the list and of no other one, which is told if it loses the room. */
  private boolean isOwn(String list, RoomId room, Set<UserId> told) {
    Optional<String> other = entries.listOf(room).filter(known -> !known.equals(list));
    if (other.isEmpty()) {
      return true;
    }
    if (!claims.outranks(list, other.get(), room)) {
      problems.sameRoom(list, room, other.get());
      return false;
    }
    problems.sameRoom(other.get(), room, list);
    entries.give(room, list); // its word may do more or less from now on
    told.addAll(coverage.named());
    told.addAll(bannedByLists());
    return true;
  }

  private Set<UserId> changed(List<ListChange> changes) {
    List<UserId> banned = bannedByLists();
    Set<UserId> told = coverage.changed(changes, banned);
    for (ListChange change : changes) {
      switch (change) {
        case ListChange.Added(WatchedEntry entry) -> look(entry);
        case ListChange.Removed(WatchedEntry gone) -> quarantine.forget(gone);
        case ListChange.Changed(WatchedEntry gone, WatchedEntry entry) -> {
          quarantine.forget(gone);
          look(entry);
        }
        case ListChange.Closed closed -> {}
      }
    }
    told.stream().filter(this::isThere).forEach(toShow::add);
    return told;
  }

  private List<UserId> bannedByLists() {
    return state.bans().subjects().stream()
        .filter(each -> state.bans().causes(each).stream().anyMatch(ListCause::isOne))
        .flatMap(each -> UserId.read(each.id()).stream())
        .toList();
  }

  private void look(WatchedEntry entry) {
    quarantine.look(entry, coverage.count(entry));
  }

  /** Others are to be spared than before: what would hit them is set aside from now on. */
  public void protectOthers() {
    entries.all().forEach(this::look);
    unrecorded.addAll(lists.keySet());
  }

  private void record(String list) {
    entries
        .roomsOf(list)
        .forEach(
            id -> {
              WatchedEntries.ListRoom room = entries.rooms().get(id);
              if (room != null) {
                recorder.write(room, id);
              }
            });
    Map<String, String> aside = new LinkedHashMap<>();
    quarantine
        .all()
        .forEach(
            (entry, why) -> {
              if (entries.listOf(entry.list()).filter(list::equals).isPresent()) {
                aside.put(entry.named(), why);
              }
            });
    problems.quarantined(list, aside);
  }

  /** All members of the community's rooms whom an entry covers. */
  public Set<Subject> named() {
    return coverage.named().stream().map(Subject::user).collect(Collectors.toSet());
  }

  /** Whether the user is in any of the community's rooms, as far as known. */
  public boolean isThere(UserId user) {
    return !members.roomsOf(user).isEmpty();
  }

  /**
   * What lists say of the user.
   *
   * @param made the causes of bans that lists led to
   * @param moment when entries and trust must hold
   */
  public Word wordOn(UserId user, Set<String> made, Instant moment) {
    return words.on(user, made, moment);
  }

  /** Whether the list is watched. */
  public boolean isWatched(String list) {
    return lists.containsKey(list);
  }

  /** Whether the list is watched and was read, if only before the start. */
  public boolean isKnown(String list) {
    return isWatched(list) && (read.contains(list) || !entries.roomsOf(list).isEmpty());
  }

  /** Whether that is so of each list that is applied: then it is known whom lists want banned. */
  public boolean isKnown() {
    return lists.values().stream()
        .filter(list -> list.trust().mode() == Trust.Mode.APPLY)
        .allMatch(list -> isKnown(list.name()));
  }
}
