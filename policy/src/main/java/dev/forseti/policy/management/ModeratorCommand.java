package dev.forseti.policy.management;

import dev.forseti.model.Harm;
import dev.forseti.model.HarmNames;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a moderator wants of us, as they wrote it. */
sealed interface ModeratorCommand {
  /** The greatest length of a reason, in characters: as that of the console. */
  int LONGEST_REASON = 500;

  /** What is said of somebody who is let go without a word. */
  String NO_REASON = "Wrongly flagged";

  /** The name of a server as people write it: a word that ends a sentence is none, nor a number. */
  Pattern FULL_NAME = Pattern.compile("([A-Za-z0-9_-]+\\.)+[A-Za-z][A-Za-z0-9-]*|(\\d+\\.){3}\\d+");

  /** What can be said. */
  record Help() implements ModeratorCommand {}

  /** What we do, and what waits. */
  record Status() implements ModeratorCommand {}

  /** Which rooms are protected. */
  record Rooms() implements ModeratorCommand {}

  /** Which lists of others are watched. */
  record Lists() implements ModeratorCommand {}

  /** What is known of somebody. */
  record Why(Subject whom) implements ModeratorCommand {}

  /**
   * List somebody.
   *
   * @param holds for how long; null for ever
   * @param reason for everybody
   */
  record Ban(Subject whom, @Nullable Duration holds, Harm harm, String reason)
      implements ModeratorCommand {}

  /** Somebody did no harm. */
  record Unban(Subject whom, String reason) implements ModeratorCommand {}

  /** What was decided last about somebody does not hold any more. */
  record Undo(Subject whom) implements ModeratorCommand {}

  /** Whether it asks, and changes nothing. */
  default boolean isQuestion() {
    return !(this instanceof Ban || this instanceof Unban || this instanceof Undo);
  }

  /**
   * It cannot be done as it was said.
   *
   * @param why what is to be said instead
   */
  record NotUnderstood(String why) implements ModeratorCommand {}

  /** What the words behind the prefix mean. */
  static ModeratorCommand of(List<String> words) {
    String first = words.isEmpty() ? "help" : words.getFirst().toLowerCase(Locale.ROOT);
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    return switch (first) {
      case "help" -> alone(new Help(), rest);
      case "status" -> alone(new Status(), rest);
      case "rooms" -> alone(new Rooms(), rest);
      case "lists" -> alone(new Lists(), rest);
      case "why" -> about(rest, (whom, more) -> alone(new Why(whom), more));
      case "undo" -> about(rest, (whom, more) -> alone(new Undo(whom), more));
      case "unban" -> about(rest, ModeratorCommand::unban);
      case "ban" -> about(rest, ModeratorCommand::ban);
      case "filter", "spare", "unspare", "packs" ->
          new NotUnderstood("Filters belong to the rooms that they are for: say it there.");
      default -> new NotUnderstood("I do not know that command.");
    };
  }

  /** What is made of whom it is about and of the words behind. */
  @FunctionalInterface
  interface About {
    /** The command. */
    ModeratorCommand of(Subject whom, List<String> rest);
  }

  private static ModeratorCommand alone(ModeratorCommand command, List<String> rest) {
    return rest.isEmpty()
        ? command
        : new NotUnderstood("Nothing was done: I do not know what the words at the end mean.");
  }

  private static ModeratorCommand about(List<String> words, About command) {
    if (words.isEmpty()) {
      return new NotUnderstood(
          "Nothing was done: say about whom, as @USER:SERVER, SERVER or !ROOM.");
    }
    return subject(words.getFirst())
        .map(whom -> command.of(whom, words.subList(1, words.size())))
        .orElseGet(
            () ->
                new NotUnderstood(
                    "Nothing was done: that is no user, server or room. They read like"
                        + " @ann:example.org, example.org and !abc:example.org; I know no aliases"
                        + " and no patterns."));
  }

  private static Optional<Subject> subject(String id) {
    if (id.startsWith("@")) {
      return UserId.read(id).map(Subject::user);
    }
    return id.startsWith("!")
        ? RoomId.read(id).filter(RoomId::isPossible).map(Subject::room)
        : ServerName.read(id)
            .filter(name -> FULL_NAME.matcher(name.host()).matches())
            .map(Subject::server);
  }

  private static ModeratorCommand unban(Subject whom, List<String> rest) {
    String reason = rest.isEmpty() ? NO_REASON : String.join(" ", rest);
    return reason.length() > LONGEST_REASON ? tooLong() : new Unban(whom, reason);
  }

  private static ModeratorCommand ban(Subject whom, List<String> rest) {
    List<String> why = rest;
    Duration holds = null;
    if (!rest.isEmpty() && rest.getFirst().equalsIgnoreCase("for")) {
      Optional<Duration> span = rest.size() < 2 ? Optional.empty() : TimeSpan.read(rest.get(1));
      if (span.isEmpty()) {
        return new NotUnderstood(
            "Nothing was done: say for how long as 12h, 7d or 4w, up to 3650d, or leave “for”"
                + " out.");
      }
      holds = span.get();
      why = rest.subList(2, rest.size());
    }
    String reason = String.join(" ", why);
    if (reason.isEmpty()) {
      return new NotUnderstood(
          "Nothing was done: say why, in words that everybody may read, for example: spam");
    }
    Harm harm = HarmNames.named(why.getFirst().toLowerCase(Locale.ROOT)).orElse(Harm.OTHER);
    return reason.length() > LONGEST_REASON ? tooLong() : new Ban(whom, holds, harm, reason);
  }

  private static ModeratorCommand tooLong() {
    return new NotUnderstood(
        "Nothing was done: the reason has over " + LONGEST_REASON + " characters.");
  }
}
