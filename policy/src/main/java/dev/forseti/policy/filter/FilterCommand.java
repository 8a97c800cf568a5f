package dev.forseti.policy.filter;

import dev.forseti.policy.filter.RoomFilter.Mode;
import dev.forseti.policy.rooms.CommandWords;
import java.util.List;
import java.util.Locale;

/** What somebody in a room wants of us, as they wrote it. */
sealed interface FilterCommand {
  /** With what a command begins. */
  String PREFIX = CommandWords.PREFIX;

  /** What can be said. */
  record Help() implements FilterCommand {}

  /** What the filter does and has done. */
  record Status() implements FilterCommand {}

  /** Which packs there are. */
  record Packs() implements FilterCommand {}

  /** On, off, or counting alone. */
  record Switch(Mode mode) implements FilterCommand {}

  /** What a pack or rule hits is removed from now on. */
  record Remove(String name) implements FilterCommand {}

  /** It is not any more. */
  record Keep(String name) implements FilterCommand {}

  /** The filter is to be as that of a room that never had one. */
  record Reset() implements FilterCommand {}

  /** So much evidence removes a message; {@link RoomFilter#NO_THRESHOLD} for none. */
  record Threshold(int nats) implements FilterCommand {}

  /** Nothing is done to a user, or to those of a server. */
  record Spare(String name) implements FilterCommand {}

  /** Something is again. */
  record Unspare(String name) implements FilterCommand {}

  /** Why messages of a user were removed. */
  record Why(String user) implements FilterCommand {}

  /** It begins like a command and is none. */
  record NotUnderstood() implements FilterCommand {}

  /** What the words behind the prefix mean. */
  static FilterCommand of(List<String> words) {
    String first = words.isEmpty() ? "help" : lower(words.getFirst());
    if (words.size() <= 1) {
      return switch (first) {
        case "help" -> new Help();
        case "status" -> new Status();
        case "packs" -> new Packs();
        default -> new NotUnderstood();
      };
    }
    String second = words.get(1);
    if (words.size() == 2) {
      return switch (first) {
        case "filter" -> filter(lower(second));
        case "spare" -> new Spare(second);
        case "unspare" -> new Unspare(second);
        case "why" -> new Why(second);
        default -> new NotUnderstood();
      };
    }
    return first.equals("filter") && words.size() == 3
        ? filter(lower(second), lower(words.get(2)))
        : new NotUnderstood();
  }

  private static FilterCommand filter(String what) {
    return switch (what) {
      case "on" -> new Switch(Mode.ACT);
      case "off" -> new Switch(Mode.OFF);
      case "observe" -> new Switch(Mode.OBSERVE);
      case "reset" -> new Reset();
      default -> new Remove(what);
    };
  }

  private static FilterCommand filter(String what, String value) {
    return switch (what) {
      case "keep" -> new Keep(value);
      case "remove" -> new Remove(value);
      case "threshold" -> threshold(value);
      default -> new NotUnderstood();
    };
  }

  private static FilterCommand threshold(String value) {
    if (value.equals("none")) {
      return new Threshold(RoomFilter.NO_THRESHOLD);
    }
    boolean isNumber = value.matches("[0-9]{1,2}");
    int nats = isNumber ? Integer.parseInt(value) : 0;
    return nats >= 1 && nats <= RoomFilter.MOST_NATS ? new Threshold(nats) : new NotUnderstood();
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
