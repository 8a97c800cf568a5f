package dev.forseti.policy.watch;

import dev.forseti.lists.entry.ListChange;
import dev.forseti.lists.opinion.Trust;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
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
  private final CoveredMembers covered;
  private final CommunityMembers members;
  private final ListReader reader;
  private final ListTopic topic;
  private final ListWords words;
  private final RoomClaims claims;

  /** When it worked last. */
  private Instant now = Instant.EPOCH;

  private final PolicyState state;
  private final ListProblems problems;

  /** Counts what may make lists say something else than before. */
  private long version;

  /** Lists that were read since the start. */
  private final Set<String> read = new HashSet<>();

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
    Set<RoomId> observed = config.isEmpty() ? Set.of() : rooms;
    this.members = new CommunityMembers(homeserver, observed, every, executor);
    this.reader = new ListReader(homeserver, config, every, entries::roomsOf, executor);
    var quarantine = new Quarantine(brakes, config.mostMembers());
    var recorder = new ListRecorder(state.watched(), journal, quarantine::why);
    this.topic = new ListTopic(lists.keySet(), entries, quarantine, recorder, problems);
    this.covered =
        new CoveredMembers(entries, new Coverage(entries, seed), members, quarantine, topic);
    this.words = new ListWords(lists, entries, quarantine, members);
    this.claims = new RoomClaims(lists);
    topic.restore(state.watched());
    if (isKnown()) {
      topic.removeUnwatched();
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
    boolean isNamed = user.filter(each -> covered.moved(each, isFirst, now)).isPresent();
    return isNamed ? user.map(Subject::user) : Optional.empty();
  }

  /** Takes in what was read and asks for what is due; at whom to look because of it. */
  public Set<Subject> work(Instant now) {
    Set<UserId> told = new HashSet<>();
    this.now = now;
    boolean wasKnown = members.isKnown();
    members.takeFinished(now).stream()
        .filter(user -> covered.moved(user, !wasKnown, now))
        .forEach(told::add);
    covered.settle(now);
    if (!wasKnown && members.isKnown()) { // what was left until then is looked at again
      told.addAll(covered.all());
      told.addAll(bannedByLists());
      version++;
    }
    boolean wereListsKnown = isKnown();
    reader.takeFinished(now).forEach(each -> told.addAll(take(each)));
    if (!wereListsKnown && isKnown()) {
      told.addAll(bannedByLists());
      topic.removeUnwatched();
    }
    topic.write();
    words.show(covered.takeToShow());
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
    read.closing()
        .ifPresentOrElse(by -> problems.closed(list, by.next()), () -> problems.open(list));
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
    List<ListChange> changes = entries.replace(list, own);
    version += changes.isEmpty() ? 0 : 1;
    told.addAll(covered.changed(changes, bannedByLists()));
    before.removeAll(entries.roomsOf(list));
    before.forEach(topic::remove);
    topic.changed(list);
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
    told.addAll(covered.all());
    told.addAll(bannedByLists());
    return true;
  }

  private List<UserId> bannedByLists() {
    return state.bans().subjects().stream()
        .filter(each -> state.bans().causes(each).stream().anyMatch(ListCause::isOne))
        .flatMap(each -> UserId.read(each.id()).stream())
        .toList();
  }

  /** Others are to be spared than before: what would hit them is set aside from now on. */
  public void protectOthers() {
    covered.protectOthers();
    lists.keySet().forEach(topic::changed);
  }

  /** All members of the community's rooms whom an entry covers. */
  public Set<Subject> named() {
    return covered.all().stream().map(Subject::user).collect(Collectors.toSet());
  }

  /** Whether the user is in any of the community's rooms, as far as known. */
  public boolean isThere(UserId user) {
    return covered.isThere(user);
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

  /** The list that is applied and names the room; none if none does. */
  public Optional<String> banning(RoomId room, Instant moment) {
    return words.banning(room, moment);
  }

  /** Another number whenever lists may say something else than before. */
  public long version() {
    return version;
  }

  /** How it stands with each list. */
  public List<ListStatus> status() {
    return lists.values().stream()
        .map(
            list ->
                new ListStatus(
                    list.name(),
                    list.trust().mode(),
                    entries.inForce(list.name()),
                    read.contains(list.name())))
        .toList();
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
