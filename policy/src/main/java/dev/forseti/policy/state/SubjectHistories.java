package dev.forseti.policy.state;

import dev.forseti.model.Decision;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** What was said about each subject: verdicts and decisions. */
final class SubjectHistories {
  private final Map<Subject, SubjectHistory> histories = new HashMap<>();
  private final Shared shared = new Shared();

  void add(Verdict verdict) {
    kept(verdict.subject()).add(VerdictSummary.of(verdict).sharing(shared));
  }

  void add(Decision decision) {
    kept(decision.subject()).add(decision);
  }

  /** What is known of the subject; empty for one that was never heard of. */
  SubjectHistory of(Subject subject) {
    return histories.getOrDefault(subject, new SubjectHistory());
  }

  private SubjectHistory kept(Subject subject) {
    return histories.computeIfAbsent(subject, s -> new SubjectHistory());
  }

  Set<Subject> subjects() {
    return Collections.unmodifiableSet(histories.keySet());
  }

  /** Those about whom a moderator decided. */
  Set<Subject> decided() {
    return where((subject, history) -> history.newestDecisionsFirst().iterator().hasNext());
  }

  /** Those whose verdicts are of one of the campaigns, or who are held with one. */
  Set<Subject> members(Set<Subject> campaigns, HeldCampaigns held) {
    return where(
        (subject, history) ->
            held.of(subject).filter(campaigns::contains).isPresent()
                || history.verdicts().stream()
                    .anyMatch(each -> campaigns.contains(each.countedWith().campaign())));
  }

  /** Those of whom something is not older than the time, or about whom a moderator decided. */
  Set<Subject> notOlderThan(Instant oldest) {
    return where((subject, history) -> !history.isOlderThan(oldest));
  }

  private Set<Subject> where(BiPredicate<Subject, SubjectHistory> isOne) {
    Set<Subject> found = new HashSet<>();
    histories.forEach(
        (subject, history) -> {
          if (isOne.test(subject, history)) {
            found.add(subject);
          }
        });
    return found;
  }

  void retain(Set<Subject> kept) {
    histories.keySet().retainAll(kept);
  }
}
