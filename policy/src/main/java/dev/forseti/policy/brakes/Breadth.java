package dev.forseti.policy.brakes;

import dev.forseti.features.RegistrableDomain;
import dev.forseti.model.Subject;
import java.util.Arrays;
import java.util.Optional;

/** How much of Matrix an entry covers, judged by its pattern alone. */
final class Breadth {
  /** No id of Matrix is longer, in characters. */
  private static final int LONGEST = 255;

  private Breadth() {}

  /** Why the entity is too broad; none if it is not. */
  static Optional<String> tooBroad(Subject subject, int minLiterals) {
    Glob glob = new Glob(subject.id());
    if (subject.id().length() > LONGEST) {
      return Optional.of("the entity has more than " + LONGEST + " characters");
    }
    return switch (subject.kind()) {
      case USER -> user(glob, minLiterals);
      case SERVER -> server(glob, minLiterals);
      case ROOM -> glob.isLiteral() ? Optional.empty() : Optional.of("a pattern of rooms");
      case LINK, CAMPAIGN, BRIDGE -> Optional.empty();
    };
  }

  private static Optional<String> user(Glob glob, int minLiterals) {
    int colon = glob.text().indexOf(':');
    if (!glob.text().startsWith("@") || colon < 0) {
      return Optional.of("the entity is no user id or pattern of user ids");
    }
    String name = glob.text().substring(0, colon);
    String server = glob.text().substring(colon + 1);
    if (!new Glob(name).isLiteral() && Glob.literals(name) < minLiterals) {
      return Optional.of("fewer than " + minLiterals + " fixed characters in the user's name");
    }
    return new Glob(server).isLiteral() ? Optional.empty() : server(new Glob(server), minLiterals);
  }

  private static Optional<String> server(Glob glob, int minLiterals) {
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
    return Glob.literals(text) < minLiterals
        ? Optional.of("fewer than " + minLiterals + " fixed characters")
        : Optional.empty();
  }

  private static boolean isFixed(String label) {
    return !label.isEmpty() && new Glob(label).isLiteral();
  }
}
