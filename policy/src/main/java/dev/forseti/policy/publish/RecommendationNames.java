package dev.forseti.policy.publish;

import dev.forseti.model.ListEntry.Recommendation;
import java.util.Optional;

/** What recommendations are called in an entry. */
final class RecommendationNames {
  private RecommendationNames() {}

  static String of(Recommendation recommendation) {
    return switch (recommendation) {
      case BAN -> "m.ban";
      case TAKEDOWN -> "org.matrix.msc4204.takedown";
      case ALLOW -> "org.matrix.mjolnir.allow";
    };
  }

  static Optional<Recommendation> read(String text) {
    for (Recommendation each : Recommendation.values()) {
      if (of(each).equals(text)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
