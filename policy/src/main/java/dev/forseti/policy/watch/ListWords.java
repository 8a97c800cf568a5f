package dev.forseti.policy.watch;

import dev.forseti.lists.entry.Recommendation;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.lists.index.Hit;
import dev.forseti.lists.opinion.Opinion;
import dev.forseti.lists.opinion.Trust;
import dev.forseti.model.Harm;
import dev.forseti.model.ListEntry;
import dev.forseti.model.PrintableText;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.state.ListCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a word of the entries that cover a user. */
final class ListWords {
  private static final Logger log = LoggerFactory.getLogger(ListWords.class);

  /** So many that were shown are remembered. */
  private static final int MOST_SHOWN = 100_000;

  private final Map<String, WatchedList> lists;
  private final WatchedEntries entries;
  private final Quarantine quarantine;
  private final CommunityMembers members;
  private final ShownNames shown = new ShownNames(MOST_SHOWN);

  ListWords(
      Map<String, WatchedList> lists,
      WatchedEntries entries,
      Quarantine quarantine,
      CommunityMembers members) {
    this.lists = lists;
    this.entries = entries;
    this.quarantine = quarantine;
    this.members = members;
  }

  /**
   * What lists say of the user at the moment.
   *
   * @param made the causes of bans that lists led to
   */
  Word on(UserId user, Set<String> made, Instant moment) {
    List<Hit<WatchedEntry>> all =
        Stream.concat(entries.covering(user).stream(), entries.broadAt(made, user).stream())
            .toList();
    if (all.isEmpty()) {
      return Word.Nothing.NOTHING;
    }
    Map<RoomId, Trust> trusts = trusts();
    Optional<Opinion> counting = Opinion.of(harmless(all), trusts, moment);
    boolean bans = counting.filter(ListWords::bans).isPresent();
    boolean asks = counting.filter(ListWords::asks).isPresent();
    if ((bans || asks) && !members.isKnown()) {
      return new Word.Wait();
    }
    if (bans) {
      Opinion opinion = counting.get();
      return new Word.Ban(
          listOf(opinion.entry()),
          entry(user, opinion),
          causes(harmless(all).stream(), trusts, moment));
    }
    boolean isException =
        counting.filter(each -> each.recommendation() == Recommendation.ALLOW).isPresent();
    Set<String> keeps = isException ? Set.of() : quarantined(all, trusts, moment);
    List<RoomId> rooms = members.roomsOf(user);
    if (asks && !rooms.isEmpty()) {
      Opinion opinion = counting.get();
      return new Word.Suggest(
          listOf(opinion.entry()), entry(user, opinion), rooms.getFirst(), keeps);
    }
    return new Word.Nothing(keeps);
  }

  /** The list that is applied and bans the room; none if none does. */
  Optional<String> banning(RoomId room, Instant moment) {
    List<Hit<WatchedEntry>> hits = harmless(entries.covering(room));
    return hits.isEmpty()
        ? Optional.empty()
        : Opinion.of(hits, trusts(), moment)
            .filter(ListWords::bans)
            .map(opinion -> listOf(opinion.entry()));
  }

  /** The causes of entries in quarantine that would ban: what they led to before stays. */
  private Set<String> quarantined(
      List<Hit<WatchedEntry>> all, Map<RoomId, Trust> trusts, Instant moment) {
    return causes(
        all.stream().filter(hit -> quarantine.why(hit.value()).isPresent()), trusts, moment);
  }

  /** The causes of those entries that would ban by themselves. */
  private Set<String> causes(
      Stream<Hit<WatchedEntry>> hits, Map<RoomId, Trust> trusts, Instant moment) {
    return hits.filter(
            hit -> Opinion.of(List.of(hit), trusts, moment).filter(ListWords::bans).isPresent())
        .map(hit -> cause(hit.value()))
        .collect(Collectors.toSet());
  }

  private List<Hit<WatchedEntry>> harmless(List<Hit<WatchedEntry>> all) {
    return all.stream().filter(hit -> quarantine.why(hit.value()).isEmpty()).toList();
  }

  /** A takedown asks for more than a ban; that much of it is done. */
  static boolean bans(Opinion opinion) {
    return opinion.mode() == Trust.Mode.APPLY
        && (opinion.recommendation() == Recommendation.BAN
            || opinion.recommendation() == Recommendation.TAKEDOWN);
  }

  /** To mute somebody is not among our measures: a moderator is asked instead. */
  private static boolean asks(Opinion opinion) {
    return opinion.mode() == Trust.Mode.SUGGEST
        || (opinion.mode() == Trust.Mode.APPLY && opinion.recommendation() == Recommendation.MUTE);
  }

  /** A room that the list has in force is one of its own. */
  private String listOf(WatchedEntry entry) {
    return entries.listOf(entry.list()).orElseThrow();
  }

  private String cause(WatchedEntry entry) {
    return ListCause.of(listOf(entry), entry.type().text(), entry.stateKey());
  }

  /** Rooms read the list's name for a reason: what its writers say is theirs. */
  private ListEntry entry(UserId user, Opinion opinion) {
    WatchedEntry entry = opinion.entry();
    return new ListEntry(
        Subject.user(user),
        ListEntry.Recommendation.BAN,
        "listed in " + listOf(entry),
        Harm.OTHER,
        cause(entry),
        entry.at(),
        null);
  }

  private Map<RoomId, Trust> trusts() {
    Map<RoomId, Trust> trusts = new HashMap<>();
    entries
        .rooms()
        .forEach(
            (id, room) -> {
              WatchedList list = lists.get(room.list());
              if (list != null) {
                trusts.put(id, list.trust());
              }
            });
    return trusts;
  }

  /** Says whom lists name whose word is only to be shown; nothing of what is set aside. */
  void show(Collection<UserId> users) {
    List<ShownNames.Shown> named = new ArrayList<>();
    for (UserId user : users) {
      for (Hit<WatchedEntry> hit : harmless(entries.covering(user))) {
        WatchedEntry entry = hit.value();
        String place = ListCause.place(entry.type().text(), entry.stateKey());
        entries
            .listOf(entry.list())
            .map(lists::get)
            .filter(list -> list.trust().mode() == Trust.Mode.NOTIFY)
            .ifPresent(list -> named.add(new ShownNames.Shown(list.name(), place, user)));
      }
    }
    shown.lines(named).forEach(line -> log.info("{}", PrintableText.of(line)));
  }
}
