package dev.forseti.policy.filter;

import dev.forseti.policy.filter.RoomFilter.Mode;
import dev.forseti.policy.rooms.CommandWords;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

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

  /**
   * It begins like a command and is none.
   *
   * @param why what is to be said instead
   */
  record NotUnderstood(String why) implements FilterCommand {}

  /** What is no command at all. */
  NotUnderstood UNKNOWN = new NotUnderstood("I do not know that command.");

  /** What the words behind the prefix mean. */
  static FilterCommand of(List<String> words) {
    String first = words.isEmpty() ? "help" : lower(words.getFirst());
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    return switch (first) {
      case "help" -> alone(new Help(), rest);
      case "status" -> alone(new Status(), rest);
      case "packs" -> alone(new Packs(), rest);
      case "filter" -> filter(rest);
      case "spare" -> about(rest, Spare::new, first);
      case "unspare" -> about(rest, Unspare::new, first);
      case "why" -> about(rest, Why::new, first);
      case "on", "off", "observe", "threshold", "reset", "keep", "drop", "remove" ->
          new NotUnderstood("Did you mean: %s filter %s?".formatted(PREFIX, first));
      case "ban", "unban" ->
          new NotUnderstood("Ban them by your client: I ban only whom Forseti's list names.");
      default -> UNKNOWN;
    };
  }

  private static FilterCommand alone(FilterCommand command, List<String> rest) {
    return rest.isEmpty()
        ? command
        : new NotUnderstood("I do not know what the words at the end mean.");
  }

  private static FilterCommand about(
      List<String> rest, Function<String, FilterCommand> command, String verb) {
    return rest.size() == 1
        ? command.apply(rest.getFirst())
        : new NotUnderstood("Whom? For example: %s %s @ann:example.org".formatted(PREFIX, verb));
  }

  private static FilterCommand filter(List<String> words) {
    if (words.isEmpty()) {
      return new NotUnderstood(
          "Say %s filter on, off, observe or the name of a pack.".formatted(PREFIX));
    }
    String what = lower(words.getFirst());
    List<String> rest = words.subList(1, words.size());
    return switch (what) {
      case "on" -> alone(new Switch(Mode.ACT), rest);
      case "off" -> alone(new Switch(Mode.OFF), rest);
      case "observe" -> alone(new Switch(Mode.OBSERVE), rest);
      case "reset" -> alone(new Reset(), rest);
      case "drop", "keep" -> pack(rest, Keep::new, what);
      case "remove" -> pack(rest, Remove::new, what);
      case "threshold" -> threshold(rest);
      default -> alone(new Remove(what), rest);
    };
  }

  private static FilterCommand pack(
      List<String> rest, Function<String, FilterCommand> command, String verb) {
    return rest.size() == 1
        ? command.apply(lower(rest.getFirst()))
        : new NotUnderstood(
            "Which pack? For example: %s filter %s adverts".formatted(PREFIX, verb));
  }

  private static FilterCommand threshold(List<String> rest) {
    String value = rest.size() == 1 ? lower(rest.getFirst()) : "";
    if (value.equals("none")) {
      return new Threshold(RoomFilter.NO_THRESHOLD);
    }
    int nats = value.matches("[0-9]{1,2}") ? Integer.parseInt(value) : 0;
    return nats >= 1 && nats <= RoomFilter.MOST_NATS
        ? new Threshold(nats)
        : new NotUnderstood(
            "The threshold is a whole number from 1 (strict) to "
                + RoomFilter.MOST_NATS
                + ", or none. For example: "
                + PREFIX
                + " filter threshold 6");
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
