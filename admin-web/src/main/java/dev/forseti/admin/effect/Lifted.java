package dev.forseti.admin.effect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was taken back about a subject.
 *
 * @param all each retraction and each ban that was lifted, the newest first
 */
public record Lifted(List<Item> all) {
  /**
   * One of them.
   *
   * @param isEntry whether it is an entry, and not a ban
   * @param cause what a ban rested on, or what the entry was retracted for
   * @param room what the room of the ban is called
   * @param isSimulated whether it was done on a simulated homeserver
   * @param at when
   */
  record Item(boolean isEntry, String cause, String room, boolean isSimulated, Instant at) {}

  public Lifted {
    all = List.copyOf(all);
  }

  /** What was taken back of a decision, in words; empty for nothing. */
  public String of(String decision, String undo) {
    List<String> said = new ArrayList<>();
    Optional<Item> entry =
        all.stream().filter(each -> each.isEntry() && each.cause().equals(undo)).findFirst();
    entry.ifPresent(each -> said.add("the entry on our list" + simulated(each)));
    List<Item> bans =
        all.stream().filter(each -> !each.isEntry() && each.cause().equals(decision)).toList();
    if (!bans.isEmpty()) {
      List<String> rooms = bans.stream().map(Item::room).distinct().toList();
      said.add(
          (rooms.size() == 1 ? "the ban in " : "the bans in ")
              + Effects.named(rooms)
              + simulated(bans.getFirst()));
    }
    return String.join("; ", said);
  }

  private static String simulated(Item item) {
    return item.isSimulated() ? " (simulated)" : "";
  }
}
