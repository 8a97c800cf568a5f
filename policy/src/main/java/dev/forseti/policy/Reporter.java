package dev.forseti.policy;

import dev.forseti.model.EventId;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes measures and outcomes down, each change of an outcome once. */
final class Reporter {
  private final Journal journal;
  private final Memory memory;
  private final boolean simulated;
  private final Set<String> spokenOf = new HashSet<>();

  Reporter(Journal journal, Memory memory, boolean simulated) {
    this.journal = journal;
    this.memory = memory;
    this.simulated = simulated;
  }

  /** Another subject is looked at. */
  void begins() {
    spokenOf.clear();
  }

  /** Ends what is tried again for the subject and was not spoken of now: nobody wants it still. */
  void givesUpTheRest(Subject subject, Instant now) {
    for (Outcome waiting : memory.waiting(subject)) {
      if (!spokenOf.contains(waiting.measureId())) {
        write(
            new Outcome(
                waiting.measureId(),
                waiting.kind(),
                subject,
                Status.ALREADY,
                "not wanted any more",
                null,
                waiting.cause(),
                now));
      }
    }
  }

  void asks(Measure measure) {
    if (!memory.outcomes.containsKey(measure.id())) {
      journal.measure(measure);
    }
  }

  void done(Measure measure, @Nullable EventId event, Instant now) {
    write(measure, simulated ? Status.SIMULATED : Status.DONE, "", event, now);
  }

  /** Says once more that it was done, so that the topic knows as long again. */
  void remindsOf(Measure measure, Instant now) {
    write(measure, simulated ? Status.SIMULATED : Status.DONE, "done before", null, now);
  }

  /** Whether it was written down as done before. */
  boolean isDone(Measure measure) {
    return memory.isDone(measure.id());
  }

  boolean isHeld(Measure measure) {
    return memory.has(measure.id(), Status.HELD);
  }

  /** Says so unless just that was said before. */
  void says(Measure measure, Status status, String detail, Instant now) {
    spokenOf.add(measure.id());
    if (!memory.has(measure.id(), status)) {
      asks(measure);
      write(measure, status, detail, null, now);
    }
  }

  private void write(
      Measure measure, Status status, String detail, @Nullable EventId event, Instant now) {
    spokenOf.add(measure.id());
    write(
        new Outcome(
            measure.id(),
            measure.kind(),
            measure.subject(),
            status,
            detail,
            event,
            measure.cause(),
            now));
  }

  private void write(Outcome outcome) {
    memory.add(outcome);
    journal.outcome(outcome);
  }
}
