package dev.forseti.policy.management;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.policy.rooms.CommandWords;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.policy.state.PolicyState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers moderators who have decided something, once: when it is done, or, of what takes longer,
 * with what was done until then.
 */
final class DecisionAnswers {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ManagementConfig config;
  private final PolicyState state;
  private final PolicyView policy;
  private final RoomNotices notices;
  private final List<Expected> expected = new ArrayList<>();

  /** A decision whose effects are awaited. */
  private static final class Expected {
    private final EventId event;
    private final Decision decision;
    private @Nullable Instant since;

    private Expected(EventId event, Decision decision) {
      this.event = event;
      this.decision = decision;
    }
  }

  DecisionAnswers(
      ManagementConfig config, PolicyState state, PolicyView policy, RoomNotices notices) {
    this.config = config;
    this.state = state;
    this.policy = policy;
    this.notices = notices;
  }

  /** The decision was made by that message. */
  void expect(EventId event, Decision decision) {
    expected.add(new Expected(event, decision));
  }

  /** Answers what can be answered now. */
  void settle(Instant now) {
    expected.removeIf(each -> answered(each, now));
  }

  private boolean answered(Expected each, Instant now) {
    if (each.since == null || each.since.isAfter(now)) {
      each.since = now;
    }
    Decision decision = each.decision;
    boolean isDone = policy.isSettled(decision.subject());
    if (!isDone && now.isBefore(each.since.plus(PATIENCE))) {
      return false;
    }
    Effects effects = Effects.of(state.outcomes().of(decision.subject()), decision.at());
    notices.answer(config.room(), each.event, text(decision, effects, isDone));
    return true;
  }

  private String text(Decision decision, Effects effects, boolean isDone) {
    String who = decision.subject().id();
    String said =
        switch (decision.kind()) {
          case LIST -> who + " is to be listed" + until(decision) + ". ";
          case CLEAR, WATCH -> who + " is not to be listed. ";
          case UNDO -> "The last decision about " + who + " is taken back. ";
        };
    String open =
        isDone
            ? ""
            : " More is still to be done: ask " + CommandWords.PREFIX + " why " + who + " later.";
    String undo =
        decision.kind() == Decision.Kind.UNDO
            ? ""
            : " To undo it: " + CommandWords.PREFIX + " undo " + who;
    return said + effects.text(config.enforce()) + open + undo;
  }

  private static String until(Decision decision) {
    Instant end = decision.expiresAt();
    return end == null ? "" : " until " + Moments.text(end);
  }
}
