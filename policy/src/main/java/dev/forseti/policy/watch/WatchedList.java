package dev.forseti.policy.watch;

import dev.forseti.lists.entry.Recommendation;
import dev.forseti.lists.opinion.Trust;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list that is watched.
 *
 * @param name its room's id or alias, as the operator names it
 * @param trust how far it is followed
 */
public record WatchedList(String name, Trust trust) {
  /** What an operator may write. */
  static final String ALLOWED =
      "a room's id or alias, and behind it mode=ignore, notify, suggest or apply, and where wanted"
          + " cap=mute, ban or takedown, until=2027-12-31, without=$event+$event";

  private static final int LONGEST_ALIAS = 255;

  public WatchedList {
    if (RoomId.read(name).filter(RoomId::isPossible).isEmpty() && !isAlias(name)) {
      throw new IllegalArgumentException("a list must be a room's id or alias, was " + name);
    }
  }

  /** Whether the list is named by an alias, which its server may lead to another room. */
  boolean isByAlias() {
    return isAlias(name);
  }

  private static boolean isAlias(String name) {
    int colon = name.indexOf(':');
    return name.startsWith("#")
        && name.length() <= LONGEST_ALIAS
        && colon > 1
        && ServerName.read(name.substring(colon + 1)).isPresent();
  }

  /**
   * The list that a setting names: its room, and behind it words like {@code mode=apply}.
   *
   * @throws IllegalArgumentException when a word is not known or a value not allowed
   */
  public static WatchedList read(String text) {
    String[] words = text.strip().split("\\s+");
    Map<String, String> settings = new LinkedHashMap<>();
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      int equals = word.indexOf('=');
      if (equals < 1
          || settings.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(word);
      }
    }
    @Nullable String mode = settings.remove("mode");
    @Nullable String cap = settings.remove("cap");
    @Nullable String until = settings.remove("until");
    @Nullable String without = settings.remove("without");
    if (mode == null || !settings.isEmpty()) {
      throw new IllegalArgumentException(text);
    }
    return new WatchedList(
        words[0],
        new Trust(
            Trust.Mode.valueOf(constant(mode)),
            Recommendation.valueOf(constant(cap == null ? "ban" : cap)),
            until == null ? null : moment(until),
            without == null ? Set.of() : events(without)));
  }

  /** A constant is written in lower case alone. */
  private static String constant(String word) {
    return word.equals(word.toLowerCase(Locale.ROOT)) ? word.toUpperCase(Locale.ROOT) : "";
  }

  private static Instant moment(String until) {
    try {
      return LocalDate.parse(until).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException noDate) {
      throw new IllegalArgumentException(until, noDate);
    }
  }

  private static Set<EventId> events(String without) {
    return Arrays.stream(without.split("\\+")).map(EventId::new).collect(Collectors.toSet());
  }
}
