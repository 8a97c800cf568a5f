package dev.forseti.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kinds of abuse that a moderator may choose from, with the words for them. */
public final class HarmNames {
  private static final Map<String, String> BY_ID =
      Map.of(
          Harm.SPAM.id(),
          "spam",
          "m.spam.fraud",
          "scam",
          "m.spam.flooding",
          "flooding",
          "m.spam.impersonation",
          "impersonation",
          "m.harassment",
          "harassment",
          "m.hate",
          "hate",
          Harm.OTHER.id(),
          "other");

  private HarmNames() {}

  /** All of them by id, in the order of the ids. */
  public static Map<String, String> byId() {
    return new TreeMap<>(BY_ID);
  }

  /** The word for a harm's id; none if it is not among them. */
  public static Optional<String> word(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** The harm of which that is the word, in lower case; none if it is of none. */
  public static Optional<Harm> named(String word) {
    return BY_ID.entrySet().stream()
        .filter(each -> each.getValue().equals(word))
        .map(each -> new Harm(each.getKey()))
        .findFirst();
  }
}
