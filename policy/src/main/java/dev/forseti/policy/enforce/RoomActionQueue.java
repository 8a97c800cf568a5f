package dev.forseti.policy.enforce;

import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is to be done in the rooms: in each room one after the other, one at a time. */
final class RoomActionQueue {
  private final LinkedHashMap<RoomId, RoomLines> waiting = new LinkedHashMap<>();

  private final Map<RoomId, RoomAction> running = new HashMap<>();

  /** Of whom a moderator waits for what is wanted. */
  private final Set<Subject> urgent = new HashSet<>();

  /** Of each subject the measures that are wanted and not done yet. */
  private final Map<Subject, Map<String, RoomAction>> wanted = new HashMap<>();

  /**
   * From now on these are wanted of the subject and no others. One that waits already keeps its
   * place, or who goes on posting would never be cleaned. One that runs is not started again; one
   * that runs and is not wanted any more cannot be stopped, and what makes it good waits behind it.
   *
   * @param first whether they come before those of other subjects
   */
  void replace(Subject subject, List<RoomAction> actions, boolean first) {
    if (first) {
      urgent.add(subject);
    } else {
      urgent.remove(subject);
    }
    Map<String, RoomAction> fresh = new LinkedHashMap<>();
    actions.forEach(action -> fresh.put(action.id(), action));
    Map<String, RoomAction> before = wanted.getOrDefault(subject, Map.of());
    if (fresh.isEmpty()) {
      wanted.remove(subject);
    } else {
      wanted.put(subject, fresh);
    }
    if (before.keySet().equals(fresh.keySet())) {
      return;
    }
    before.values().stream()
        .filter(action -> !fresh.containsKey(action.id()))
        .forEach(action -> of(action.room()).remove(action));
    List<RoomAction> ordered = first ? actions.reversed() : actions;
    for (RoomAction action : ordered) {
      RoomAction runs = running.get(action.room());
      if (runs != null && runs.id().equals(action.id())) {
        continue;
      }
      if (first) {
        of(action.room()).addFirst(action);
      } else if (!before.containsKey(action.id())) {
        of(action.room()).add(action);
      }
    }
  }

  private RoomLines of(RoomId room) {
    return waiting.computeIfAbsent(room, r -> new RoomLines());
  }

  /**
   * Takes the first action of each room in which none runs, at most so many; they run now. Rooms
   * with an action that a moderator waits for come first, then those that had their turn longest
   * ago.
   */
  List<RoomAction> start(int most, Predicate<RoomId> mayStart, Predicate<RoomAction> isStillDue) {
    List<RoomAction> started = new ArrayList<>();
    List<RoomId> rooms = new ArrayList<>(waiting.keySet());
    rooms.sort(Comparator.comparing(room -> !of(room).hasUrgent(urgent)));
    for (RoomId room : rooms) {
      RoomLines there = of(room);
      while (started.size() < most && !running.containsKey(room) && mayStart.test(room)) {
        RoomAction action = there.poll();
        if (action == null) {
          break;
        }
        if (isStillDue.test(action)) {
          running.put(room, action);
          started.add(action);
          waiting.putLast(room, there);
        } else {
          forget(action);
        }
      }
    }
    return started;
  }

  /** The action has been done, or will never be. */
  void finish(RoomAction action) {
    running.remove(action.room());
    forget(action);
  }

  /**
   * The action was not done; it is tried again if it is still wanted. Whether it is. The fault may
   * be in it alone: those of other subjects come first then, and those of its own keep their order.
   */
  boolean retry(RoomAction action) {
    running.remove(action.room());
    boolean again = isWanted(action);
    if (again) {
      RoomLines room = of(action.room());
      List<RoomAction> behind = room.about(action.measure().subject());
      room.add(action);
      behind.forEach(room::add);
    }
    return again;
  }

  /** Whether the action is wanted still, which may run. */
  boolean isWanted(RoomAction action) {
    return wanted.getOrDefault(action.measure().subject(), Map.of()).containsKey(action.id());
  }

  private void forget(RoomAction action) {
    Map<String, RoomAction> left = wanted.get(action.measure().subject());
    if (left != null) {
      left.remove(action.id());
      if (left.isEmpty()) {
        wanted.remove(action.measure().subject());
        urgent.remove(action.measure().subject());
      }
    }
  }

  /** What waits or runs about the subject and is wanted still. */
  List<RoomAction> wanted(Subject subject) {
    return List.copyOf(wanted.getOrDefault(subject, Map.of()).values());
  }

  /** The measures about the subject that run. */
  Set<String> running(Subject subject) {
    return running.values().stream()
        .filter(action -> action.measure().subject().equals(subject))
        .map(RoomAction::id)
        .collect(Collectors.toSet());
  }
}
