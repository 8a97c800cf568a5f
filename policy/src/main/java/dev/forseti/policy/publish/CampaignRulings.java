package dev.forseti.policy.publish;

import dev.forseti.model.Decision;
import dev.forseti.model.Subject;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.state.SubjectHistory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What moderators say of campaigns: by a decision about the campaign itself; without one that
 * holds, by a decision to list a user who is held with it, which confirms what the campaign is.
 */
final class CampaignRulings {
  private final PolicyState state;

  CampaignRulings(PolicyState state) {
    this.state = state;
  }

  /** Of the campaigns of one subject: the first that is released or refused counts. */
  Ruling of(Set<Subject> campaigns, Instant now) {
    Ruling found = Ruling.None.NONE;
    for (Subject campaign : campaigns) {
      Ruling ruling = of(campaign, now);
      if (ruling instanceof Ruling.Released || ruling instanceof Ruling.Refused) {
        return ruling;
      }
      if (ruling instanceof Ruling.TakenBack) {
        found = ruling;
      }
    }
    return found;
  }

  Ruling of(Subject campaign, Instant now) {
    SubjectHistory history = state.history(campaign);
    Optional<Decision> holding = Undos.newestHolding(history, now);
    if (holding.isPresent()) {
      return decided(campaign, holding.get());
    }
    return confirmed(campaign, history, now)
        .or(() -> takenBack(Undos.holding(history)))
        .orElse(Ruling.None.NONE);
  }

  private static Ruling decided(Subject campaign, Decision decision) {
    return switch (decision.kind()) {
      case LIST -> new Ruling.Released(text(campaign, "by the decision " + decision.id()));
      case CLEAR -> new Ruling.Refused(decision.id());
      case WATCH, UNDO -> new Ruling.TakenBack(decision.id());
    };
  }

  private static String text(Subject campaign, String why) {
    return OutcomeRecorder.RELEASED + campaign.id() + " " + why;
  }

  /** By samples of which a moderator decided after all that was decided about the campaign. */
  private Optional<Ruling> confirmed(Subject campaign, SubjectHistory history, Instant now) {
    Instant since = newest(history).map(Decision::at).orElse(Instant.MIN);
    Optional<Ruling> ended = Optional.empty();
    for (Subject sample : state.heldCampaigns().samples(campaign)) {
      SubjectHistory about = state.history(sample);
      Optional<Decision> holding = Undos.newestHolding(about, now);
      Optional<Ruling> undone = takenBack(Undos.holding(about));
      if (holding.isEmpty() && undone.isPresent()) {
        ended = undone;
      } else if (holding.isEmpty()) {
        continue; // its time was over: what was listed meanwhile stays
      } else if (holding.get().kind() != Decision.Kind.LIST) {
        ended = Optional.of(new Ruling.TakenBack(holding.get().id()));
      } else if (holding.get().at().isAfter(since)) {
        String why = "as the decision " + holding.get().id() + " lists " + sample.id() + " of it";
        return Optional.of(new Ruling.Released(text(campaign, why)));
      }
    }
    return ended;
  }

  private static Optional<Decision> newest(SubjectHistory history) {
    var decisions = history.newestDecisionsFirst().iterator();
    return decisions.hasNext() ? Optional.of(decisions.next()) : Optional.empty();
  }

  private static Optional<Ruling> takenBack(List<Decision> undos) {
    return undos.stream().findFirst().<Ruling>map(undo -> new Ruling.TakenBack(undo.id()));
  }
}
