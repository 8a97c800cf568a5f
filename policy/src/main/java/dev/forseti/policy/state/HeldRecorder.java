package dev.forseti.policy.state;

import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import dev.forseti.policy.brakes.BrakeResult;
import java.time.Instant;

/** Writes down what brakes hold, once, and again before the topics forget it. */
public final class HeldRecorder {
  private final JournalWriter journal;
  private final PolicyState state;
  private final OutcomeRecorder outcomes;

  HeldRecorder(JournalWriter journal, PolicyState state, OutcomeRecorder outcomes) {
    this.journal = journal;
    this.state = state;
    this.outcomes = outcomes;
  }

  /** Whether a brake holds the measure; what another's entry held off is not held. */
  public boolean isHeld(Measure measure) {
    return state.outcomes().held(measure.id()) != null;
  }

  /**
   * Whether it is held as one of too many, whoever it is about: what does no harm is done
   * meanwhile.
   */
  public boolean isHeldAsOneOfMany(Measure measure) {
    Outcome held = state.outcomes().held(measure.id());
    return held != null && BrakeResult.isHeldAsOneOfMany(held.detail());
  }

  /**
   * A brake holds the measure. It stays held; that is said once, and again when another brake holds
   * it.
   */
  public void record(Measure measure, BrakeResult.Held held, Instant now) {
    Outcome before = state.outcomes().held(measure.id());
    if (before == null || !before.detail().startsWith(held.brake() + ": ")) {
      outcomes.recordProposed(measure, now);
      outcomes.recordHeld(measure, held.text(), held.campaign(), now);
    }
  }

  /** Whether it is put before a moderator without being held by a brake. */
  public boolean isSuggested(Measure measure) {
    return state.outcomes().isNewest(measure.id(), Status.HELD) && !isHeld(measure);
  }

  /** It is put before a moderator no more, if it was without being held by a brake. */
  public void withdraw(Measure measure, Instant now) {
    if (isSuggested(measure)) {
      outcomes.recordAlready(measure, OutcomeRecorder.NOT_WANTED, now);
    }
  }

  /** Writes once more that the measure is held, before the topic forgets it. */
  public void repeat(Measure measure, Instant now) {
    Outcome held = state.outcomes().held(measure.id());
    if (held != null && held.at().isBefore(now.minus(PolicyState.REPEAT_AFTER))) {
      journal.measure(state.actTimes().askedNow(measure, now));
      outcomes.recordHeld(measure, held.detail(), held.campaign(), now);
    }
  }
}
