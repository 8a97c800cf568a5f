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

  /** A brake holds the measure. It stays held; that is said once. */
  public void record(Measure measure, BrakeResult.Held held, Instant now) {
    if (!isHeld(measure)) {
      outcomes.recordMeasure(state.actTimes().askedNow(measure, now));
      outcomes.record(measure, Status.HELD, held.text(), null, now);
    }
  }

  /** Writes once more that the measure is held, before the topic forgets it. */
  public void repeat(Measure measure, Instant now) {
    Outcome held = state.outcomes().held(measure.id());
    if (held != null && held.at().isBefore(now.minus(PolicyState.REPEAT_AFTER))) {
      journal.measure(state.actTimes().askedNow(measure, now));
      outcomes.record(measure, Status.HELD, held.detail(), null, now);
    }
  }
}
