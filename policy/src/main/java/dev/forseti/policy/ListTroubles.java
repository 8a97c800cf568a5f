package dev.forseti.policy;

import dev.forseti.model.PrintableText;
import dev.forseti.model.RoomId;
import dev.forseti.policy.watch.ListProblems;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What operators read when a list of others cannot be followed, or would do harm. */
record ListTroubles(Troubles troubles) implements ListProblems {
  private static final int EXAMPLES = 3;
  private static final int LONGEST = 80;

  @Override
  public void unreadable(String list, String why) {
    report(
        part(list),
        "The list " + list + " cannot be read (" + why + "): what was read of it before counts on",
        "Invite Forseti's user into its room; where it is too large, see what its writers do, or"
            + " allow more in lists.most-entries; until it is read, what lists banned under other"
            + " names stays banned. To give it up, take it out of lists.watched: its bans are"
            + " lifted");
  }

  @Override
  public void readable(String list) {
    troubles.recovered(part(list));
  }

  @Override
  public void sameRoom(String list, RoomId room, String other) {
    report(
        part(list),
        "The list " + list + " is the room " + room + ", which is watched as " + other,
        "Take the one with the lesser mode out of lists.watched; bans stay while the other names"
            + " their users");
  }

  @Override
  public void closed(String list, Optional<RoomId> next) {
    report(
        part(list) + " closed",
        "The room of the list "
            + list
            + " was closed and does not say what becomes of its entries: they count on, and "
            + next.map(room -> "the room that replaces it, " + room + ", is not read")
                .orElse("it names no room that could replace it"),
        "See "
            + (next.isPresent() ? "whether the list goes on there" : "where the list goes on")
            + ", and name that room in lists.watched");
  }

  @Override
  public void open(String list) {
    troubles.recovered(part(list) + " closed");
  }

  @Override
  public void quarantined(String list, Map<String, String> why) {
    if (why.isEmpty()) {
      troubles.recovered(part(list) + " entries");
      return;
    }
    String examples =
        why.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .limit(EXAMPLES)
            .map(each -> shown(each.getKey()) + " (" + each.getValue() + ")")
            .collect(Collectors.joining(", "));
    report(
        part(list) + " entries",
        "Of the list "
            + list
            + ", "
            + why.size()
            + (why.size() == 1 ? " entry is" : " entries are")
            + " set aside, since they would do harm here: "
            + examples,
        "Ask the list's writers; to trust the list no longer, take it out of lists.watched: its"
            + " bans are then lifted");
  }

  /** Strangers write entities: of a long one the beginning is enough. */
  private static String shown(String entity) {
    return entity.length() <= LONGEST ? entity : entity.substring(0, LONGEST) + "…";
  }

  @Override
  public void liftsHeld(String list) {
    report(
        part(list) + " lifts",
        "Many whom the list "
            + list
            + " had banned are to be free, since it names them no more or counts no more: a few of"
            + " their bans are lifted each hour",
        "See whether that is meant: who is listed by a moderator stays banned; a list that was"
            + " taken out of lists.watched by mistake keeps the rest when it is named again");
  }

  @Override
  public void liftsDone(String list) {
    troubles.recovered(part(list) + " lifts");
  }

  @Override
  public void casesHeld(String list) {
    report(
        part(list) + " cases",
        "The list "
            + list
            + " names more members than a moderator is asked about in an hour: the other cases are"
            + " opened later, so many an hour",
        "See whether the list fits this community (forseti lists preview); more an hour are allowed"
            + " by lists.bans-per-hour");
  }

  @Override
  public void casesDone(String list) {
    troubles.recovered(part(list) + " cases");
  }

  private void report(String part, String what, String advice) {
    troubles.report(part, Effect.PARTIAL, PrintableText.of(what), advice);
  }

  private static String part(String list) {
    return "list " + list;
  }
}
