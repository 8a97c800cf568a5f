package dev.forseti.policy.publish;

import dev.forseti.model.Decision;
import dev.forseti.policy.state.SubjectHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which decisions take others back. An UNDO counts whenever it is stamped, since a clock may have
 * been set back; but what had expired by then is not undone: it was over.
 */
public final class Undos {
  private Undos() {}

  /** The UNDOs that were not undone themselves, newest first. */
  static List<Decision> holding(SubjectHistory history) {
    Map<String, Decision> byId = new HashMap<>();
    if (!history.newestDecisionsFirst().iterator().hasNext()) {
      return List.of(); // as with almost all
    }
    history.newestDecisionsFirst().forEach(decision -> byId.put(decision.id(), decision));
    List<Decision> undos = new ArrayList<>();
    for (Decision decision : history.newestDecisionsFirst()) {
      if (decision.kind() == Decision.Kind.UNDO && !isTooLate(decision, byId)) {
        undos.add(decision);
      }
    }
    return undos.stream().filter(undo -> !isUndone(undo, undos, new HashSet<>())).toList();
  }

  /** The verdicts and decisions that these take back. */
  static Set<String> targets(List<Decision> undos) {
    Set<String> targets = new HashSet<>();
    for (Decision undo : undos) {
      if (undo.undoes() != null) {
        targets.add(undo.undoes());
      }
    }
    return targets;
  }

  /** The newest decision that was not undone and is not over; never an UNDO. */
  public static Optional<Decision> newestHolding(SubjectHistory history, Instant now) {
    Set<String> undone = targets(holding(history));
    for (Decision decision : history.newestDecisionsFirst()) {
      if (decision.kind() != Decision.Kind.UNDO && !undone.contains(decision.id())) {
        Instant expiry = decision.expiresAt();
        return expiry == null || now.isBefore(expiry) ? Optional.of(decision) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether the decision still lists: it was not undone, is not over, and no other says else. */
  public static boolean lists(SubjectHistory history, String decision, Instant now) {
    if (newestHolding(history, now).filter(each -> each.kind() == Decision.Kind.LIST).isEmpty()) {
      return false;
    }
    Set<String> undone = targets(holding(history));
    for (Decision each : history.newestDecisionsFirst()) {
      if (each.id().equals(decision)) {
        Instant expiry = each.expiresAt();
        return each.kind() == Decision.Kind.LIST
            && !undone.contains(decision)
            && (expiry == null || now.isBefore(expiry));
      }
    }
    return false;
  }

  private static boolean isTooLate(Decision undo, Map<String, Decision> byId) {
    Decision target = undo.undoes() == null ? null : byId.get(undo.undoes());
    Instant expiry = target == null ? null : target.expiresAt();
    return expiry != null && !undo.at().isBefore(expiry);
  }

  /** The path ends circles, which no console makes. */
  private static boolean isUndone(Decision decision, List<Decision> undos, Set<String> path) {
    return path.add(decision.id())
        && undos.stream()
            .filter(undo -> decision.id().equals(undo.undoes()))
            .anyMatch(undo -> !isUndone(undo, undos, path));
  }
}
