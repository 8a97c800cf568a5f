package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.model.Corroboration;
import dev.forseti.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The counters of a rule that see more than what the sender did in one room: what bears the rule
 * out.
 *
 * @param traits what the sender may share with other accounts, the narrowest first
 * @param rooms the slots of counters of the sender's rooms
 */
public record Witnesses(List<SharedTrait> traits, List<Integer> rooms) {
  /** No such counters. */
  public static final Witnesses NONE = new Witnesses(List.of(), List.of());

  public Witnesses {
    traits = List.copyOf(traits);
    rooms = List.copyOf(rooms);
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
    return shared == null ? null : Corroboration.CROWD;
  }

  private boolean isDeed(int breadth, FeatureVector values) {
    return traits.stream()
        .anyMatch(each -> each.breadth() == breadth && each.isDeed() && each.isShared(values));
  }
}
