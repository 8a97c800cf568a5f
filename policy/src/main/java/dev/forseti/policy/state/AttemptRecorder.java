package dev.forseti.policy.state;

import dev.forseti.model.Measure;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Writes down what the homeserver is asked in rooms, so that no ban is forgotten. */
public final class AttemptRecorder {
  private final JournalWriter journal;
  private final PolicyState state;
  private final BiConsumer<Measure, Instant> repeatDone;

  /**
   * A recorder.
   *
   * @param repeatDone writes once more that a measure was done
   */
  AttemptRecorder(
      JournalWriter journal, PolicyState state, BiConsumer<Measure, Instant> repeatDone) {
    this.journal = journal;
    this.state = state;
    this.repeatDone = repeatDone;
  }

  /** The homeserver is about to be asked. */
  public void record(Measure measure, Instant now) {
    Measure attempt = state.actTimes().askedNow(measure, now);
    state.add(attempt);
    journal.measure(attempt);
  }

  /**
   * Writes once more that a ban is or may be in force, so that the topics keep it as long again.
   */
  public void repeatBan(Measure ban, Instant now) {
    BanHistory bans = state.bans();
    Instant open = bans.openSince(ban.id());
    boolean isOpen = !open.equals(Instant.MIN);
    Instant known = isOpen ? open : state.outcomes().doneAt(ban.id());
    if (!bans.mayBeInForce(ban.subject(), ban.roomId(), ban.cause())
        || !known.isBefore(now.minus(PolicyState.REPEAT_AFTER))) {
      return;
    }
    boolean isSure = !isOpen && bans.isInForce(ban.subject(), ban.roomId(), ban.cause());
    record(ban, now);
    if (isSure) {
      repeatDone.accept(ban, now);
    }
  }
}
