package dev.forseti.policy;

import dev.forseti.model.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The subjects to check, each once: decisions first, then verdicts, then those of which nothing new
 * is known. One that fails again and again is given up until all are checked again.
 */
final class SubjectQueue {
  /** How often a subject may fail before it is asked whether the fault is in it alone. */
  private static final int MAX_FAILURES = 3;

  private final LinkedHashSet<Subject> urgent = new LinkedHashSet<>();
  private final LinkedHashSet<Subject> rechecks = new LinkedHashSet<>();
  private final LinkedHashSet<Subject> postponed = new LinkedHashSet<>();
  private final Set<Subject> givenUp = new LinkedHashSet<>();
  private final Map<Subject, Integer> failures = new HashMap<>();

  void addFirst(Subject subject) {
    givenUp.remove(subject);
    urgent.addFirst(subject);
  }

  void add(Subject subject) {
    givenUp.remove(subject);
    urgent.add(subject);
  }

  /** To be checked although nothing new is known; after all others. */
  void addRechecks(Collection<Subject> subjects) {
    rechecks.addAll(subjects);
    rechecks.addAll(givenUp);
    givenUp.clear();
  }

  /** To be checked although nothing new is known of them alone; after all others. */
  void addLater(Collection<Subject> subjects) {
    rechecks.addAll(subjects);
  }

  /** Whether the subject is to be checked, now or later. */
  boolean contains(Subject subject) {
    return urgent.contains(subject)
        || rechecks.contains(subject)
        || postponed.contains(subject)
        || givenUp.contains(subject);
  }

  /** Whether none is to be checked now. */
  boolean isEmpty() {
    return urgent.isEmpty() && rechecks.isEmpty();
  }

  /** How many wait, those that were postponed included. */
  int size() {
    return urgent.size() + rechecks.size() + postponed.size() + givenUp.size();
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

  /** The first one could not be done with now; whether that has been so often. */
  boolean failFirst() {
    Subject subject = first();
    boolean often = failures.merge(subject, 1, Integer::sum) >= MAX_FAILURES;
    if (often) {
      current().removeFirst();
      rechecks.addLast(subject);
    }
    return often;
  }

  /** The fault is in the subject: it is not to be looked at before {@link #addRechecks}. */
  void giveUp(Subject subject) {
    urgent.remove(subject);
    rechecks.remove(subject);
    givenUp.add(subject);
  }

  private SequencedSet<Subject> current() {
    return urgent.isEmpty() ? rechecks : urgent;
  }
}
