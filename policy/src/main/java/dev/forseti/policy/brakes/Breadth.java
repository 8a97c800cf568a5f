package dev.forseti.policy.brakes;

import dev.forseti.features.RegistrableDomain;
import dev.forseti.model.EntityPattern;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.util.Arrays;
import java.util.Optional;

/** How much of Matrix an entry covers, judged by what it says alone. */
final class Breadth {
  /** No id of Matrix is longer, in characters. */
  private static final int LONGEST = 255;

  private Breadth() {}

  /**
   * Why an entry is too broad as others read it; none if it is not.
   *
   * @param kind what the pattern is of
   */
  static Optional<String> tooBroad(Subject.Kind kind, EntityPattern pattern, int minLiterals) {
    if (pattern.text().length() > LONGEST) {
      return Optional.of("the entity has more than " + LONGEST + " characters");
    }
    return switch (kind) {
      case USER -> user(pattern, minLiterals);
      case SERVER -> server(pattern, minLiterals);
      case ROOM -> pattern.isLiteral() ? Optional.empty() : Optional.of("a pattern of rooms");
      case LINK, CAMPAIGN, BRIDGE -> Optional.empty();
    };
  }

  /** Why no user, server or room can have that id; none if one can, who is then covered alone. */
  static Optional<String> impossible(Subject subject) {
    String id = subject.id();
    return switch (subject.kind()) {
      case USER ->
          UserId.read(id).isPresent() ? Optional.empty() : Optional.of("the entity is no user id");
      case SERVER ->
          ServerName.read(id).isPresent()
              ? Optional.empty()
              : Optional.of("the entity is no server name");
      case ROOM ->
          (id.startsWith("!") || id.startsWith("#")) && id.length() <= LONGEST
              ? Optional.empty()
              : Optional.of("the entity is no id or alias of a room");
      case LINK, CAMPAIGN, BRIDGE -> Optional.empty();
    };
  }

  private static Optional<String> user(EntityPattern glob, int minLiterals) {
    int colon = glob.text().indexOf(':');
    if (!glob.text().startsWith("@") || colon < 0) {
      return Optional.of("the entity is no user id or pattern of user ids");
    }
    String name = glob.text().substring(0, colon);
    String server = glob.text().substring(colon + 1);
    if (!new EntityPattern(name).isLiteral() && literals(name) < minLiterals) {
      return Optional.of("fewer than " + minLiterals + " fixed characters in the user's name");
    }
    return new EntityPattern(server).isLiteral()
        ? Optional.empty()
        : server(new EntityPattern(server), minLiterals);
  }

  private static Optional<String> server(EntityPattern glob, int minLiterals) {
    String text = glob.text();
    if (text.isEmpty() || text.startsWith("@") || text.startsWith("!")) {
      return Optional.of("the entity is no server name");
    }
    if (glob.isLiteral()) {
      return Optional.empty();
    }
    String[] labels = text.split("\\.", -1);
    int fixed = 0;
    while (fixed < labels.length && isFixed(labels[labels.length - 1 - fixed])) {
      fixed++;
    }
    String tail =
        String.join(".", Arrays.asList(labels).subList(labels.length - fixed, labels.length));
    if (fixed < 2 || RegistrableDomain.isSuffix(tail)) {
      return Optional.of("a pattern wider than one registered domain");
    }
    return literals(text) < minLiterals
        ? Optional.of("fewer than " + minLiterals + " fixed characters")
        : Optional.empty();
  }

  private static boolean isFixed(String label) {
    return !label.isEmpty() && new EntityPattern(label).isLiteral();
  }

  /** How many letters, digits and the like stand in the part. */
  private static int literals(String part) {
    return (int) part.chars().filter(c -> c != '*' && c != '?' && c != '.' && c != '@').count();
  }
}
