package dev.forseti.policy.state;

import dev.forseti.model.EventId;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes measures and outcomes into state and journal, each change of an outcome once. */
public final class OutcomeRecorder {
  /** What is said of an entry that was retracted when its time was over. */
  public static final String EXPIRED = "the time of the entry was over";

  /** What is said of a measure that is given up, done or not. */
  static final String NOT_WANTED = "not wanted any more";

  /** How it begins what is said of an entry that the brakes held, or would have. */
  public static final String RELEASED = "released with ";

  private final JournalWriter journal;
  private final PolicyState state;
  private final boolean simulated;
  private final AttemptRecorder attempts;
  private final HeldRecorder held;

  /**
   * A recorder.
   *
   * @param simulated whether what is done is called simulated
   */
  public OutcomeRecorder(JournalWriter journal, PolicyState state, boolean simulated) {
    this.journal = journal;
    this.state = state;
    this.simulated = simulated;
    this.attempts = new AttemptRecorder(journal, state, this::repeatDone);
    this.held = new HeldRecorder(journal, state, this);
  }

  /**
   * Ends the subject's measures of these kinds that are tried again and that nobody wants any more.
   *
   * @param wanted the measures that are still wanted
   */
  public void endRetries(
      Subject subject, Set<Measure.Kind> kinds, Set<String> wanted, Instant now) {
    for (Outcome retried : state.outcomes().retrying(subject)) {
      if (kinds.contains(retried.kind()) && !wanted.contains(retried.measureId())) {
        record(
            new Outcome(
                retried.measureId(),
                retried.kind(),
                subject,
                Status.ALREADY,
                NOT_WANTED,
                null,
                retried.cause(),
                state.actTimes().next(subject, now)));
      }
    }
  }

  /** The homeserver is about to be asked; written once for each measure. */
  public void recordMeasure(Measure measure) {
    if (!state.outcomes().isKnown(measure.id())) {
      journal.measure(measure);
    }
  }

  /**
   * The measure is to be held: unless it was attempted before, it is of one time with the outcome
   * that follows, so that it is known that it was not.
   */
  void recordProposed(Measure measure, Instant now) {
    boolean isBan = measure.kind() == Measure.Kind.BAN;
    if (isBan
        ? state.bans().wasOnlyProposed(measure.id())
        : !state.outcomes().isKnown(measure.id())) {
      Measure proposed = state.actTimes().askedNow(measure, now);
      state.add(proposed);
      journal.measure(proposed);
    }
  }

  /** Where attempts in rooms are written down. */
  public AttemptRecorder attempts() {
    return attempts;
  }

  /** Where it is written down what brakes hold. */
  public HeldRecorder held() {
    return held;
  }

  /** Returns when all that was recorded is stored. */
  public void flush() {
    journal.flush();
  }

  /** The homeserver did it. */
  public void recordDone(Measure measure, @Nullable EventId event, Instant now) {
    recordDone(measure, "", event, now);
  }

  /** The homeserver did it, and there is something to say about how. */
  public Outcome recordDone(Measure measure, String detail, @Nullable EventId event, Instant now) {
    return record(measure, doneStatus(), detail, event, now);
  }

  /**
   * The entry was retracted.
   *
   * @param expired whether that came with the end of its time
   */
  public Outcome recordRetracted(Measure measure, boolean expired, EventId event, Instant now) {
    return recordDone(measure, expired ? EXPIRED : "", event, now);
  }

  private void repeatDone(Measure measure, Instant now) {
    recordDone(measure, "done before", null, now);
  }

  /** It was so already; of a ban that is said once, as it is looked at again at each start. */
  public void recordAlready(Measure measure, String detail, Instant now) {
    Outcome newest = state.outcomes().newest(measure.id());
    boolean said =
        newest != null && newest.status() == Status.ALREADY && newest.detail().equals(detail);
    if (!said || measure.kind() != Measure.Kind.BAN) {
      record(measure, Status.ALREADY, detail, null, now);
    }
  }

  /** The homeserver will not do it. */
  public void recordRefused(Measure measure, String detail, Instant now) {
    record(measure, Status.REFUSED, detail, null, now);
  }

  private Status doneStatus() {
    return simulated ? Status.SIMULATED : Status.DONE;
  }

  /** Whether the entry was last published although the brakes did not let it. */
  public boolean isReleased(Measure measure) {
    Outcome done = state.outcomes().done(measure.id());
    return done != null && isReleased(done);
  }

  static boolean isReleased(Outcome done) {
    return done.detail().startsWith(RELEASED);
  }

  /** Whether the measure was done at any time. */
  public boolean isDone(Measure measure) {
    return state.outcomes().isDone(measure.id());
  }

  /** Writes the outcome unless the measure has that status already. */
  public void recordIfNew(Measure measure, Status status, String detail, Instant now) {
    if (!state.outcomes().isNewest(measure.id(), status)) {
      if (status == Status.HELD) {
        recordProposed(measure, now);
      } else {
        recordMeasure(measure);
      }
      record(measure, status, detail, null, now);
    }
  }

  /** A brake holds it. */
  void recordHeld(Measure measure, String detail, @Nullable Subject campaign, Instant now) {
    record(measure, Status.HELD, detail, null, campaign, now);
  }

  private Outcome record(
      Measure measure, Status status, String detail, @Nullable EventId event, Instant now) {
    return record(measure, status, detail, event, null, now);
  }

  private Outcome record(
      Measure measure,
      Status status,
      String detail,
      @Nullable EventId event,
      @Nullable Subject campaign,
      Instant now) {
    return record(
        new Outcome(
            measure.id(),
            measure.kind(),
            measure.subject(),
            status,
            detail,
            event,
            measure.cause(),
            state.actTimes().next(measure.subject(), now),
            campaign));
  }

  private Outcome record(Outcome outcome) {
    state.add(outcome);
    journal.outcome(outcome);
    return outcome;
  }
}
