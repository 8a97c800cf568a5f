package dev.forseti.admin.review;

import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Strength;

/** Why nothing follows by itself from a verdict that says to act. */
final class OnlySuggested {
  private OnlySuggested() {}

  /**
   * The reason in words; empty where policy acts, and for all that asks for no act.
   *
   * @param community how far the community lets verdicts go
   */
  static String why(Strength verdict, Mode community) {
    if (verdict.standing() != Standing.ACT || verdict.mode().and(community) == Mode.ACT) {
      return "";
    }
    return switch (community) {
      case OBSERVE -> "this community only observes ('community.mode')";
      case SUGGEST -> "this community's moderators decide ('community.mode')";
      case ACT -> "without the rules that may only suggest, the evidence is not enough";
    };
  }
}
