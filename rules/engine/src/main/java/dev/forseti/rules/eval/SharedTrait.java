package dev.forseti.rules.eval;

import dev.forseti.features.FeatureVector;
import dev.forseti.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that several accounts may have in common, with the counter that says how many do: what
 * a campaign is known by.
 *
 * @param key by what they are counted together, as packs call it, for example {@code link.domain}
 * @param breadth 0 for the narrowest kind of trait, a text; more for those that more people share
 * @param isDeed whether it is something that somebody does, such as a text or a link, and not what
 *     they are called or where they are
 * @param value the slot of the variable that the key stands for
 * @param accounts the slot of the counter
 */
public record SharedTrait(String key, int breadth, boolean isDeed, int value, int accounts) {
  /**
   * What an event shares with others: of the narrowest kind of which a second account is counted,
   * the trait that most accounts share.
   *
   * @param narrowestFirst traits in the order in which the first of equals is taken
   * @return null when the event shares none of them with another account
   */
  static @Nullable SharedTrait of(List<SharedTrait> narrowestFirst, FeatureVector values) {
    SharedTrait found = null;
    long most = 1;
    for (SharedTrait trait : narrowestFirst) {
      if (found != null && trait.breadth() > found.breadth()) {
        break;
      }
      long accounts = values.number(trait.accounts());
      if (accounts > most && values.text(trait.value()) != null) {
        found = trait;
        most = accounts;
      }
    }
    return found;
  }

  /** Whether the event shows it and a second account is counted that does. */
  boolean isShared(FeatureVector values) {
    return values.number(accounts) > 1 && values.text(value) != null;
  }

  /** What accounts that share it make together; null when the event does not show it. */
  @Nullable Subject campaign(FeatureVector values) {
    String shared = values.text(value);
    return shared == null ? null : Subject.campaign(key, shared);
  }
}
