package dev.forseti.lists.entry;

import dev.forseti.model.ListEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an entry of a list recommends to its readers, in all spellings that are seen. */
public enum Recommendation {
  /** Keep it out. */
  BAN("m.ban", "org.matrix.mjolnir.ban"),
  /** Let it be in rooms without speaking: in no specification, only seen in proposals. */
  MUTE("m.mute"),
  /** Remove what it sent as well, without showing why (MSC4204). */
  TAKEDOWN("org.matrix.msc4204.takedown", "m.takedown"),
  /** An exception from other entries. */
  ALLOW("org.matrix.mjolnir.allow", "fi.mau.meowlnir.unban", "org.matrix.msc4155.allow"),
  /** Something that this version does not know: the entry is kept and nothing follows from it. */
  UNKNOWN();

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> spellings;

  Recommendation(String... spellings) {
    this.spellings = List.of(spellings);
  }

  /** What the text recommends, in any spelling; {@link #UNKNOWN} if this version cannot say. */
  public static Recommendation read(String text) {
    return Arrays.stream(values())
        .filter(each -> each.spellings.contains(text))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** What it is called in an entry of ours. */
  public static String written(ListEntry.Recommendation recommendation) {
    return switch (recommendation) {
      case BAN -> BAN.spellings.getFirst();
      case TAKEDOWN -> TAKEDOWN.spellings.getFirst();
      case ALLOW -> ALLOW.spellings.getFirst();
    };
  }

  /** What we recommended if we wrote that; none for a spelling that we never write. */
  public static Optional<ListEntry.Recommendation> ofWritten(String text) {
    return Arrays.stream(ListEntry.Recommendation.values())
        .filter(each -> written(each).equals(text))
        .findFirst();
  }
}
