package dev.forseti.policy.publish;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.ListEntry;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.BrakeResult.Held;
import dev.forseti.policy.brakes.Brakes;
import java.time.Instant;
import java.util.Optional;

/** What the brakes say of an entry, and what moderators say of what the brakes hold. */
final class EntryBrakes {
  private final Brakes brakes;
  private final CampaignRulings rulings;

  EntryBrakes(Brakes brakes, CampaignRulings rulings) {
    this.brakes = brakes;
    this.rulings = rulings;
  }

  /** Whether an entry may leave. */
  sealed interface Answer {
    /**
     * It may.
     *
     * @param detail what is said of it; empty for the usual
     */
    record Pass(String detail) implements Answer {}

    /** It may not. */
    record Hold(Held held) implements Answer {}
  }

  /**
   * Whether the entry may leave. What is held because of the subject itself is held whatever
   * moderators say of its campaign.
   *
   * @param isHeld whether a brake holds it from before
   */
  Answer ask(DesiredState.Listed desired, boolean isHeld, Instant now) {
    Ruling ruling = desired.ruling();
    if (!isHeld) {
      if (!(beforePublishing(desired, now) instanceof Held held)) {
        return new Answer.Pass(note(desired.entry()));
      }
      if (!(ruling instanceof Ruling.Released) && held.campaign() != null) {
        ruling = rulings.of(held.campaign(), now);
      }
      if (!(ruling instanceof Ruling.Released)) {
        return new Answer.Hold(held);
      }
    }
    ListEntry entry = desired.entry();
    return brakes.checkEntry(entry, asRead(entry), desired.automatic()) instanceof Held held
        ? new Answer.Hold(held)
        : new Answer.Pass(detail(entry, ruling));
  }

  BrakeResult beforePublishing(DesiredState.Listed desired, Instant now) {
    ListEntry entry = desired.entry();
    return brakes.beforePublishing(entry, asRead(entry), desired.countedWith(), now);
  }

  private static Optional<EntityPattern> asRead(ListEntry entry) {
    return PolicyRuleCodec.asRead(entry.subject());
  }

  /** What is said of an entry that is listed: how it is released, and how it is written. */
  static String detail(ListEntry entry, Ruling ruling) {
    String note = note(entry);
    if (!(ruling instanceof Ruling.Released(String text))) {
      return note;
    }
    return note.isEmpty() ? text : text + "; " + note;
  }

  static String note(ListEntry entry) {
    return PolicyRuleCodec.note(entry.subject());
  }
}
