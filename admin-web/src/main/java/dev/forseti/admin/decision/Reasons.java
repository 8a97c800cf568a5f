package dev.forseti.admin.decision;

import dev.forseti.model.Decision.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The reasons that pages offer for each kind of decision; templates call it {@code @reasons}. A
 * moderator may use other words, but not the reason of another kind: what is listed because it was
 * wrongly flagged is a slip of the hand.
 */
@Component("reasons")
public class Reasons {
  private static final Map<Kind, List<String>> OF =
      Map.of(
          Kind.LIST,
          List.of(
              "Advertising in several rooms",
              "Scam or fraud",
              "Floods rooms",
              "Harasses members",
              "Poses as somebody else",
              "Evades an earlier ban"),
          Kind.WATCH,
          List.of(
              "Needs more evidence",
              "Was warned",
              "Perhaps a stolen account",
              "Room moderators look after it"),
          Kind.CLEAR,
          List.of("Wrongly flagged", "Wanted here", "Known member", "A slip, set right since"));

  Reasons() {}

  /** The kinds that a page offers, in the order of its buttons; a group is not watched. */
  public List<Kind> kinds(boolean group) {
    return group ? List.of(Kind.LIST, Kind.CLEAR) : List.of(Kind.LIST, Kind.WATCH, Kind.CLEAR);
  }

  /** What is offered for a kind of decision, at most nine, in the order of their keys. */
  public List<String> of(Kind kind) {
    return OF.getOrDefault(kind, List.of());
  }

  /** The kind that a reason is offered for, when that is another one than it is given for. */
  public static Optional<Kind> otherKind(Kind kind, String reason) {
    return OF.entrySet().stream()
        .filter(offered -> offered.getKey() != kind)
        .filter(offered -> offered.getValue().stream().anyMatch(each -> begins(reason, each)))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean begins(String reason, String offered) {
    return reason.equals(offered) || reason.startsWith(offered + ": ");
  }
}
