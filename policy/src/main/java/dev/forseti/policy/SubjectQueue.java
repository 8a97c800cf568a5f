package dev.forseti.policy;

import dev.forseti.model.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;

/**
 * The subjects to check, each once: decisions first, then verdicts, then those of which nothing new
 * is known. One that fails again and again goes behind all others.
 */
final class SubjectQueue {
  /** How often a subject may fail before all others come first: the fault may be in it alone. */
  private static final int MAX_FAILURES = 3;

  private final LinkedHashSet<Subject> urgent = new LinkedHashSet<>();
  private final LinkedHashSet<Subject> rechecks = new LinkedHashSet<>();
  private final LinkedHashSet<Subject> postponed = new LinkedHashSet<>();
  private final Map<Subject, Integer> failures = new HashMap<>();

  void addFirst(Subject subject) {
    urgent.addFirst(subject);
  }

  void add(Subject subject) {
    urgent.add(subject);
  }

  /** To be checked although nothing new is known; after all others. */
  void addRechecks(Collection<Subject> subjects) {
    rechecks.addAll(subjects);
  }

  /** Whether none is to be checked now. */
  boolean isEmpty() {
    return urgent.isEmpty() && rechecks.isEmpty();
  }

  /** How many wait, those that were postponed included. */
  int size() {
    return urgent.size() + rechecks.size() + postponed.size();
  }

  Subject first() {
    return current().getFirst();
  }

  /** The first one is done with. */
  void removeFirst() {
    failures.remove(current().removeFirst());
  }

  /** The first one is not to be checked before {@link #resume}. */
  void postponeFirst() {
    postponed.add(current().removeFirst());
  }

  /** Those that were postponed are to be checked. */
  void resume() {
    urgent.addAll(postponed);
    postponed.clear();
  }

  /** The first one could not be done with now. */
  void failFirst() {
    Subject subject = first();
    if (failures.merge(subject, 1, Integer::sum) >= MAX_FAILURES) {
      current().removeFirst();
      rechecks.addLast(subject);
    }
  }

  private SequencedSet<Subject> current() {
    return urgent.isEmpty() ? rechecks : urgent;
  }
}
