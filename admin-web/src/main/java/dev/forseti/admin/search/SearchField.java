package dev.forseti.admin.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What messages can be asked for beside their words, each by its name and a colon. */
enum SearchField {
  /** Whose they are: an id or its part before the colon. */
  SENDER,
  /** Where they are: a room's id, or its address. */
  ROOM,
  /** The senders' server. */
  SERVER,
  /** Where a link in them leads: a host, or a domain above it. */
  LINK,
  /** The type of the event. */
  TYPE;

  /** What is written before the colon; also the field of the index. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name. */
  static Optional<SearchField> named(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equalsIgnoreCase(word)).findFirst();
  }

  /** All names with their colons, in words. */
  static String all() {
    String words =
        Arrays.stream(values()).map(it -> it.word() + ":").collect(Collectors.joining(", "));
    int last = words.lastIndexOf(", ");
    return words.substring(0, last) + " and" + words.substring(last + 1);
  }
}
