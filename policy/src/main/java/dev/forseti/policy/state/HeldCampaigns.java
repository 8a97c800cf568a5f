package dev.forseti.policy.state;

import dev.forseti.model.Decision;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * With which campaign each subject is held, and about which of these a moderator decided as one: a
 * sample of what the campaign is. It costs one reference for each held subject.
 */
public final class HeldCampaigns {
  private final Map<Subject, Outcome> held = new HashMap<>();

  /** Whom moderators listed, held or not. */
  private final Set<Subject> listed = new HashSet<>();

  private final Map<Subject, Set<Subject>> samples = new HashMap<>();

  void add(Outcome outcome) {
    Subject campaign = outcome.campaign();
    if (outcome.status() == Status.HELD && campaign != null) {
      Outcome newest =
          held.merge(outcome.subject(), outcome, (a, b) -> b.at().isBefore(a.at()) ? a : b);
      addSample(newest.subject(), newest.campaign());
    }
  }

  void add(Decision decision) {
    if (decision.kind() == Decision.Kind.LIST && listed.add(decision.subject())) {
      of(decision.subject()).ifPresent(campaign -> addSample(decision.subject(), campaign));
    }
  }

  /** Members that only a rule or a place joins are no samples: they need not be alike. */
  private void addSample(Subject subject, @Nullable Subject campaign) {
    if (campaign != null && listed.contains(subject) && campaign.isOfDeeds()) {
      samples.computeIfAbsent(campaign, c -> new HashSet<>()).add(subject);
    }
  }

  /** What the subject was held with last; none if it was not, or alone. */
  public Optional<Subject> of(Subject subject) {
    return Optional.ofNullable(held.get(subject)).map(Outcome::campaign);
  }

  /** The campaign of which the subject is a sample. */
  public Optional<Subject> sampledBy(Subject subject) {
    return of(subject).filter(campaign -> samples(campaign).contains(subject));
  }

  /** Members of the campaign whom a moderator listed while they were held, or before. */
  public Set<Subject> samples(Subject campaign) {
    return Set.copyOf(samples.getOrDefault(campaign, Set.of()));
  }

  void retain(Set<Subject> kept) {
    held.keySet().retainAll(kept);
    listed.retainAll(kept);
    samples.values().forEach(members -> members.retainAll(kept));
    samples.values().removeIf(Set::isEmpty);
  }
}
