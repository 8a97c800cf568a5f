package dev.forseti.model;

import java.util.Map;
import java.util.Set;

/**
 * The groups of rules that say the same thing in different ways, by name: {@link Signal#group}.
 *
 * @param caps the greatest sum of a group's contributions in nats, either way, above 0; a group
 *     without one has none
 * @param learned groups with a rule whose weight a learned model finds. A model has learned from
 *     the same labels as rules by hand what those see too, so the two do not simply add up
 */
public record EvidenceGroups(Map<String, Double> caps, Set<String> learned) {
  /** No groups. */
  public static final EvidenceGroups NONE = new EvidenceGroups(Map.of(), Set.of());

  public EvidenceGroups {
    caps = Map.copyOf(caps);
    learned = Set.copyOf(learned);
  }

  /** Groups of rules by hand with these caps. */
  public static EvidenceGroups byHand(Map<String, Double> caps) {
    return new EvidenceGroups(caps, Set.of());
  }

  /** The greatest sum of a group, in nats; without bound for one without a cap. */
  public double cap(String group) {
    return caps.getOrDefault(group, Double.POSITIVE_INFINITY);
  }

  /** Whether a learned model finds a weight in it. */
  public boolean isLearned(String group) {
    return learned.contains(group);
  }
}
