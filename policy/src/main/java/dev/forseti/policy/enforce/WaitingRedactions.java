package dev.forseti.policy.enforce;

import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What waits to be redacted of a user who goes on posting: what is planned once stays planned,
 * however much comes after it. Of each user at most {@value #MOST} redactions wait; what is beyond
 * is left out and counted, once, and planned later if it is still known when some were made.
 */
final class WaitingRedactions {
  static final int MOST = 500;

  private final Runnable leftOut;
  private final Map<Subject, Set<String>> beyond = new HashMap<>();

  /**
   * Nothing was left out.
   *
   * @param leftOut hears of each that is
   */
  WaitingRedactions(Runnable leftOut) {
    this.leftOut = leftOut;
  }

  /**
   * What is wanted now, and before it the redactions that wait, as many as may wait.
   *
   * @param planned what waits or runs about the subject
   */
  List<RoomAction> with(Subject subject, List<RoomAction> planned, List<RoomAction> wanted) {
    Set<String> waiting = new HashSet<>();
    Set<String> events = new HashSet<>();
    planned.stream().filter(WaitingRedactions::isRedaction).forEach(it -> waiting.add(it.id()));
    wanted.stream().filter(WaitingRedactions::isRedaction).forEach(it -> events.add(event(it)));
    List<RoomAction> all = new ArrayList<>();
    planned.stream()
        .filter(action -> isRedaction(action) && !events.contains(event(action)))
        .forEach(all::add);
    Set<String> tooMany = new HashSet<>();
    int room = MOST - waiting.size();
    for (RoomAction action : wanted) {
      if (!isRedaction(action) || waiting.contains(action.id())) {
        all.add(action);
      } else if (room > 0) {
        all.add(action);
        room--;
      } else {
        tooMany.add(action.id());
      }
    }
    count(subject, tooMany);
    return all;
  }

  private static String event(RoomAction redaction) {
    return String.valueOf(redaction.event());
  }

  private void count(Subject subject, Set<String> tooMany) {
    Set<String> before =
        tooMany.isEmpty() ? beyond.remove(subject) : beyond.put(subject, Set.copyOf(tooMany));
    for (String each : tooMany) {
      if (before == null || !before.contains(each)) {
        leftOut.run();
      }
    }
  }

  private static boolean isRedaction(RoomAction action) {
    return action.measure().kind() == Kind.REDACT;
  }
}
