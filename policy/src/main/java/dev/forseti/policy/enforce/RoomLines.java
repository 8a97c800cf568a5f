package dev.forseti.policy.enforce;

import dev.forseti.model.Measure;
import dev.forseti.model.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What waits in one room: redactions in one line, bans and unbans in another. They take turns, so
 * that no message stays until thousands are banned, and no ban waits for thousands of messages.
 * What yields waits in a third line, until the other two are empty.
 */
final class RoomLines {
  private final LinkedHashMap<String, RoomAction> memberships = new LinkedHashMap<>();
  private final LinkedHashMap<String, RoomAction> redactions = new LinkedHashMap<>();
  private final LinkedHashMap<String, RoomAction> yielding = new LinkedHashMap<>();
  private boolean isTurnOfRedactions;

  private LinkedHashMap<String, RoomAction> line(RoomAction action) {
    if (action.yields()) {
      return yielding;
    }
    return action.measure().kind() == Measure.Kind.REDACT ? redactions : memberships;
  }

  void add(RoomAction action) {
    line(action).putLast(action.id(), action);
  }

  void addFirst(RoomAction action) {
    line(action).putFirst(action.id(), action);
  }

  void remove(RoomAction action) {
    line(action).remove(action.id());
  }

  /** What waits about the subject, each line in its order. */
  List<RoomAction> about(Subject subject) {
    return Stream.of(memberships, redactions, yielding)
        .flatMap(line -> line.values().stream())
        .filter(each -> each.measure().subject().equals(subject))
        .toList();
  }

  /** Whether somebody waits for what is at the head of a line. */
  boolean hasUrgent(Set<Subject> urgent) {
    return isUrgent(memberships, urgent) || isUrgent(redactions, urgent);
  }

  private static boolean isUrgent(LinkedHashMap<String, RoomAction> line, Set<Subject> urgent) {
    Map.Entry<String, RoomAction> first = line.firstEntry();
    return first != null && urgent.contains(first.getValue().measure().subject());
  }

  /**
   * Takes out what comes next; null for nothing. What a moderator waits for is at the head of its
   * line, and waits for one of the other line at most: by one decision thousands may be urgent.
   */
  @Nullable RoomAction poll() {
    if (memberships.isEmpty() && redactions.isEmpty()) {
      return first(yielding);
    }
    boolean redacts =
        memberships.isEmpty() || redactions.isEmpty() ? memberships.isEmpty() : isTurnOfRedactions;
    isTurnOfRedactions = !redacts;
    return first(redacts ? redactions : memberships);
  }

  private static @Nullable RoomAction first(LinkedHashMap<String, RoomAction> line) {
    Map.Entry<String, RoomAction> first = line.pollFirstEntry();
    return first == null ? null : first.getValue();
  }
}
