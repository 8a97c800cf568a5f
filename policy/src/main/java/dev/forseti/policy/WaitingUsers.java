package dev.forseti.policy;

import dev.forseti.model.Subject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Users who wait since their list was given no more for now; it is told when nobody does. */
final class WaitingUsers {
  private final Consumer<String> held;
  private final Consumer<String> done;
  private final Map<String, Set<Subject>> waiting = new HashMap<>();

  /**
   * Nobody waits.
   *
   * @param held hears of a list of which somebody waits
   * @param done hears of a list of which nobody waits any more
   */
  WaitingUsers(Consumer<String> held, Consumer<String> done) {
    this.held = held;
    this.done = done;
  }

  void add(String list, Subject subject) {
    waiting.computeIfAbsent(list, each -> new HashSet<>()).add(subject);
    held.accept(list);
  }

  void remove(Subject subject) {
    waiting.forEach(
        (list, subjects) -> {
          if (subjects.remove(subject) && subjects.isEmpty()) {
            done.accept(list);
          }
        });
    waiting.values().removeIf(Set::isEmpty);
  }
}
