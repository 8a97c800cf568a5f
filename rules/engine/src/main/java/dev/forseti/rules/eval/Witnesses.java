package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.model.Corroboration;
import dev.forseti.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a rule that see more than what the sender did once in one room: what bears the
 * rule out.
 *
 * @param traits what the sender may share with other accounts, the narrowest first
 * @param rooms the slots of counters of the sender's rooms
 * @param repeats the slots of counters of how often the sender did it, with pauses between
 */
public record Witnesses(List<SharedTrait> traits, List<Integer> rooms, List<Integer> repeats) {
  /** No such counters. */
  public static final Witnesses NONE = new Witnesses(List.of(), List.of(), List.of());

  /** Who does something twice may have corrected or completed it; the third time is no slip. */
  private static final int REPEATED = 3;

  public Witnesses {
    traits = List.copyOf(traits);
    rooms = List.copyOf(rooms);
    repeats = List.copyOf(repeats);
  }

  /** What the sender did as other accounts did; null for nothing. */
  @Nullable Subject campaign(FeatureVector values) {
    SharedTrait shared = SharedTrait.of(traits, values);
    return shared == null ? null : shared.campaign(values);
  }

  /** What bears out the rule on this event; null for nothing. */
  @Nullable Corroboration corroboration(FeatureVector values) {
    SharedTrait shared = SharedTrait.of(traits, values);
    if (shared != null && isDeed(shared.breadth(), values)) {
      return Corroboration.OTHERS;
    }
    if (rooms.stream().anyMatch(counter -> values.number(counter) > 1)) {
      return Corroboration.ROOMS;
    }
    if (repeats.stream().anyMatch(counter -> values.number(counter) >= REPEATED)) {
      return Corroboration.REPEATED;
    }
    return shared == null ? null : Corroboration.CROWD;
  }

  private boolean isDeed(int breadth, FeatureVector values) {
    return traits.stream()
        .anyMatch(each -> each.breadth() == breadth && each.isDeed() && each.isShared(values));
  }
}
