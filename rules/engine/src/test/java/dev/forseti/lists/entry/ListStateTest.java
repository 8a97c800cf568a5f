package dev.forseti.lists.entry;

import static dev.forseti.lists.entry.Lists.ban;
import static dev.forseti.lists.entry.Lists.content;
import static dev.forseti.lists.entry.Lists.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.lists.entry.ListChange.Added;
import dev.forseti.lists.entry.ListChange.Changed;
import dev.forseti.lists.entry.ListChange.Closed;
import dev.forseti.lists.entry.ListChange.Removed;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.model.RoomId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListStateTest {
  private static final List<String> TYPES =
      List.of("m.policy.rule.user", "m.room.rule.user", "org.matrix.mjolnir.rule.user");
  private static final String NEW = TYPES.getFirst();
  private static final String OLD = TYPES.getLast();

  private final ListState list = new ListState();

  private static WatchedEntry entry(ListEvent event) {
    return ((EntryReading.Read) EntryReader.read(event)).entry();
  }

  private Set<String> named() {
    return list.entries().map(WatchedEntry::named).collect(Collectors.toSet());
  }

  @Test
  void tellsWhatEachEventChanged() {
    ListEvent first = event(NEW, "k", "$1", ban("@a:x"));
    ListEvent second = event(NEW, "k", "$2", ban("@b:x"));

    assertThat(list.apply(first)).containsExactly(new Added(entry(first)));
    assertThat(list.apply(first)).isEmpty();
    assertThat(list.apply(second)).containsExactly(new Changed(entry(first), entry(second)));
    assertThat(list.apply(event(NEW, "k", "$3", Json.Obj.EMPTY)))
        .containsExactly(new Removed(entry(second)));
    assertThat(list.entries()).isEmpty();
  }

  @Test
  void takesTheNewestSpellingWhateverCameLast() {
    list.apply(event(NEW, "k", "$1", ban("@new:x")));

    assertThat(list.apply(event(OLD, "k", "$2", ban("@old:x")))).isEmpty();
    assertThat(named()).containsExactly("@new:x");
  }

  @Test
  void letsAnOldSpellingGoWhenANewerOneComes() {
    ListEvent old = event(OLD, "k", "$1", ban("@old:x"));
    ListEvent newer = event(TYPES.get(1), "k", "$2", ban("@newer:x"));
    list.apply(old);

    assertThat(list.apply(newer)).containsExactly(new Changed(entry(old), entry(newer)));
  }

  @Test
  void bringsNoOldSpellingBackWhenTheNewestIsTakenBack() {
    list.apply(event(OLD, "k", "$1", ban("@old:x")));
    list.apply(event(NEW, "k", "$2", ban("@new:x")));
    list.apply(event(NEW, "k", "$3", Json.Obj.EMPTY));

    assertThat(named()).isEmpty();
  }

  @Test
  void holdsTheSameKeyOfAnotherKindApart() {
    list.apply(event(NEW, "k", "$1", ban("@a:x")));
    list.apply(event("m.policy.rule.server", "k", "$2", ban("x")));

    assertThat(named()).containsExactlyInAnyOrder("@a:x", "x");
  }

  @Test
  void dropsAnEntryWhoseEventIsRedactedAndNoneForAnEventLongReplaced() {
    ListEvent first = event(NEW, "k", "$1", ban("@a:x"));
    ListEvent second = event(NEW, "k", "$2", ban("@b:x"));
    list.apply(first);
    list.apply(second);

    assertThat(list.redact(new EventId("$1"))).isEmpty();
    assertThat(list.redact(new EventId("$2"))).containsExactly(new Removed(entry(second)));
    assertThat(list.redact(new EventId("$2"))).isEmpty();
  }

  @Test
  void keepsWhatItCannotUseWithItsReason() {
    list.apply(event(NEW, "k", "$1", content("recommendation", "m.ban")));
    list.apply(event("m.policy.rule.mxc", "k", "$2", ban("mxc://x/y")));

    assertThat(list.kept().map(ListState.Kept::reason))
        .containsExactlyInAnyOrder(EntryReading.Reason.NO_ENTITY, EntryReading.Reason.ANOTHER_KIND);
  }

  @Test
  void saysWhereAListGoesOn() {
    Json.Obj tombstone =
        content("replacement_room", "!next", "org.matrix.msc4321.policy_room_upgrade_type", "move");
    Tombstone expected = new Tombstone(new RoomId("!next"), Tombstone.Upgrade.MOVE);
    list.apply(event(NEW, "k", "$1", ban("@a:x")));

    assertThat(list.apply(event("m.room.tombstone", "", "$2", tombstone)))
        .containsExactly(new Closed(expected));
    assertThat(list.apply(event("m.room.tombstone", "", "$2", tombstone))).isEmpty();
    assertThat(list.apply(event("m.room.tombstone", "other", "$3", tombstone))).isEmpty();
    assertThat(list.tombstone()).contains(expected);
    assertThat(named()).containsExactly("@a:x");
  }

  @Test
  void knowsTheShortNameOfAList() {
    list.apply(event("org.matrix.mjolnir.shortcode", "", "$1", content("shortcode", "cme")));

    assertThat(list.shortcode()).contains("cme");
  }

  @Test
  void dropsWhatIsNotInTheWholeStateAnyMore() {
    ListEvent gone = event(NEW, "gone", "$1", ban("@gone:x"));
    ListEvent stays = event(NEW, "stays", "$2", ban("@stays:x"));
    ListEvent comes = event(NEW, "comes", "$3", ban("@comes:x"));
    list.apply(gone);
    list.apply(stays);

    assertThat(list.replace(List.of(stays, comes)))
        .containsExactly(new Removed(entry(gone)), new Added(entry(comes)));
  }

  static List<Long> seeds() {
    return java.util.stream.LongStream.range(0, 300).boxed().toList();
  }

  /** The changes told add up to the entries in force, which are those of the naive fold. */
  @ParameterizedTest
  @MethodSource("seeds")
  void changesAddUpToWhatANaiveFoldHolds(long seed) {
    Random random = new Random(seed);
    Map<List<String>, ListEvent> state = new LinkedHashMap<>();
    Set<WatchedEntry> told = new HashSet<>();
    for (int step = 0; step < 100; step++) {
      ListEvent event = random(random, step);
      state.put(List.of(event.type(), event.stateKey()), event);
      List<ListChange> changes = new ArrayList<>(list.apply(event));
      if (random.nextInt(4) == 0) {
        ListEvent victim = state.values().stream().toList().get(random.nextInt(state.size()));
        changes.addAll(list.redact(victim.eventId()));
        state.put(
            List.of(victim.type(), victim.stateKey()),
            event(victim.type(), victim.stateKey(), victim.eventId().value(), Json.Obj.EMPTY));
      }
      changes.forEach(change -> fold(told, change));
    }

    assertThat(told).isEqualTo(list.entries().collect(Collectors.toSet())).isEqualTo(naive(state));
    assertThat(list.replace(state.values())).isEmpty();
  }

  private static ListEvent random(Random random, int step) {
    Json.Obj content =
        switch (random.nextInt(5)) {
          case 0 -> Json.Obj.EMPTY;
          case 1 -> content("entity", "@a:x");
          default -> ban("@u" + random.nextInt(5) + ":x");
        };
    return event(TYPES.get(random.nextInt(3)), "k" + random.nextInt(4), "$" + step, content);
  }

  private static void fold(Set<WatchedEntry> told, ListChange change) {
    switch (change) {
      case Added(WatchedEntry entry) -> assertThat(told.add(entry)).isTrue();
      case Removed(WatchedEntry before) -> assertThat(told.remove(before)).isTrue();
      case Changed(WatchedEntry before, WatchedEntry entry) -> {
        assertThat(told.remove(before)).isTrue();
        assertThat(told.add(entry)).isTrue();
      }
      case Closed closed -> throw new AssertionError("nobody closed the room: " + closed);
    }
  }

  private static Set<WatchedEntry> naive(Map<List<String>, ListEvent> state) {
    Set<WatchedEntry> entries = new HashSet<>();
    for (int key = 0; key < 4; key++) {
      for (String type : TYPES) {
        ListEvent event = state.get(List.of(type, "k" + key));
        if (event != null) {
          if (EntryReader.read(event) instanceof EntryReading.Read(WatchedEntry entry)) {
            entries.add(entry);
          }
          break;
        }
      }
    }
    return entries;
  }
}
