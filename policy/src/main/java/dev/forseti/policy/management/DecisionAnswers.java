package dev.forseti.policy.management;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Outcome;
import dev.forseti.model.PrintableText;
import dev.forseti.model.Subject;
import dev.forseti.policy.rooms.CommandWords;
import dev.forseti.policy.rooms.Moments;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.state.SubjectHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** What had come of each measure about the subject before. */
    private final Set<Outcome> before;

    private @Nullable Instant since;

    private Expected(EventId event, Decision decision, Set<Outcome> before) {
      this.event = event;
      this.decision = decision;
      this.before = before;
    }
  }

  DecisionAnswers(
      ManagementConfig config, PolicyState state, PolicyView policy, RoomNotices notices) {
    this.config = config;
    this.state = state;
    this.policy = policy;
    this.notices = notices;
  }

  /**
   * The decision was made by that message.
   *
   * @param before what had come of each measure about the subject until then
   */
  void expect(EventId event, Decision decision, Set<Outcome> before) {
    expected.add(new Expected(event, decision, before));
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
    List<Outcome> outcomes = new ArrayList<>(state.outcomes().of(decision.subject()));
    outcomes.removeAll(each.before);
    notices.answer(config.room(), each.event, text(decision, new Effects(outcomes), isDone));
    return true;
  }

  private String text(Decision decision, Effects effects, boolean isDone) {
    String who = decision.subject().id();
    SubjectHistory history = state.history(decision.subject());
    String said =
        switch (decision.kind()) {
          case LIST -> who + " is to be listed" + until(decision) + ". ";
          case CLEAR, WATCH -> who + " is not to be listed. ";
          case UNDO -> undone(decision, history);
        };
    boolean isOvertaken =
        !history.newestDecisionsFirst().iterator().next().id().equals(decision.id());
    String open =
        isDone
            ? ""
            : " More is still to be done: ask " + CommandWords.PREFIX + " why " + who + " later.";
    String undo =
        decision.kind() == Decision.Kind.UNDO || isOvertaken
            ? ""
            : " To undo it: " + CommandWords.PREFIX + " undo " + who;
    return said
        + (isOvertaken ? "Meanwhile something else was decided. " : "")
        + effects.text(config.enforce(), isDone)
        + (decision.kind() == Decision.Kind.LIST
            ? released(decision.subject())
            : stillBanned(decision.subject()))
        + open
        + undo;
  }

  private static String undone(Decision undo, SubjectHistory history) {
    for (Decision each : history.newestDecisionsFirst()) {
      if (each.id().equals(undo.undoes())) {
        return "%s: what %s decided on %s is taken back (%s: %s). "
            .formatted(
                undo.subject().id(),
                PrintableText.of(each.moderator()),
                Moments.text(each.at()),
                each.kind() == Decision.Kind.LIST ? "listed" : "not to be listed",
                PrintableText.of(each.reason()));
      }
    }
    return "";
  }

  /** A decision about one who is held with others who did alike is one about them all. */
  private String released(Subject subject) {
    return state
        .heldCampaigns()
        .sampledBy(subject)
        .map(campaign -> state.members(Set.of(campaign)).size())
        .filter(members -> members > 1)
        .map(
            " They are one of %d who are held together: all of them are listed with them."
                ::formatted)
        .orElse("");
  }

  /** The homeserver may have refused to lift a ban before. */
  private String stillBanned(Subject subject) {
    int rooms = BannedRooms.of(state, subject).size();
    return rooms == 0
        ? ""
        : " My bans in %s stand.".formatted(StatusText.counted(rooms, "room", "rooms"));
  }

  private static String until(Decision decision) {
    Instant end = decision.expiresAt();
    return end == null ? "" : " until " + Moments.text(end);
  }
}
