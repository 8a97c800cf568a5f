package dev.forseti.admin.effect;

import dev.forseti.admin.list.StandingEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is in force about a subject.
 *
 * @param entries our entries that stand, the newest first
 * @param held what a brake holds back, the newest first; nothing that a decision has settled since
 * @param bans where it is banned, by room
 * @param underWay what was asked and has not come about, the oldest first
 */
public record Effects(
    List<StandingEntry> entries,
    List<OpenMeasure> held,
    List<RoomBan> bans,
    List<OpenMeasure> underWay) {
  /** Nothing. */
  public static final Effects NONE = new Effects(List.of(), List.of(), List.of(), List.of());

  private static final int NAMED = 3;

  public Effects {
    entries = List.copyOf(entries);
    held = List.copyOf(held);
    bans = List.copyOf(bans);
    underWay = List.copyOf(underWay);
  }

  /** Whether an entry of ours stands. */
  public boolean isListed() {
    return !entries.isEmpty();
  }

  /** Our own bans. */
  public List<RoomBan> ours() {
    return bans.stream().filter(RoomBan::isOurs).toList();
  }

  /** Bans of others. */
  public List<RoomBan> others() {
    return bans.stream().filter(ban -> !ban.isOurs()).toList();
  }

  /** What rests on one verdict or decision, and would go with it. */
  public Effects restingOn(String cause) {
    return new Effects(
        entries.stream().filter(entry -> entry.cause().equals(cause)).toList(),
        List.of(),
        bans.stream().filter(ban -> ban.isOurs() && ban.cause().equals(cause)).toList(),
        List.of());
  }

  /** Whether nothing is in force. */
  public boolean isNothing() {
    return entries.isEmpty() && bans.isEmpty();
  }

  /** The entries and bans in words; empty when nothing is in force. */
  public String inWords() {
    List<String> said = new ArrayList<>();
    if (isListed()) {
      said.add("the entry on our list");
    }
    if (!bans.isEmpty()) {
      said.add((bans.size() == 1 ? "the ban in " : "the bans in ") + rooms(bans));
    }
    return String.join(", and ", said);
  }

  /** Where it is banned, by whomever. */
  public String everywhere() {
    return rooms(bans);
  }

  /** Where we have banned it. */
  public String byUs() {
    return rooms(ours());
  }

  /** Where others have. */
  public String byOthers() {
    return rooms(others());
  }

  private static String rooms(List<RoomBan> bans) {
    return named(bans.stream().map(RoomBan::shown).toList());
  }

  /** Some of the names, and how many more there are. */
  static String named(List<String> rooms) {
    String first = rooms.stream().limit(NAMED).collect(Collectors.joining(", "));
    int more = rooms.size() - NAMED;
    return more <= 0 ? first : first + " and " + more + " more";
  }
}
