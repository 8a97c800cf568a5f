package dev.forseti.rules.eval;

import dev.forseti.features.Variable;
import dev.forseti.rules.code.Code;
import dev.forseti.rules.code.Logic;
import dev.forseti.rules.code.SlotExpressions;
import org.jspecify.annotations.Nullable;

/** Chooses the part of a condition that a rule is filed under: the one that is true least often. */
final class IndexKey {
  private static final int NEVER = 100;

  private IndexKey() {}

  /** The part, as an atom that an index serves; null when there is none. */
  static Code.@Nullable Num of(Code.Num when) {
    Code.Num best = null;
    int least = NEVER;
    Code.Num[] parts = when instanceof Logic.And all ? all.parts() : new Code.Num[] {when};
    for (Code.Num part : parts) {
      Code.Num atom = atom(part);
      int rank = rank(atom);
      if (rank < least) {
        best = atom;
        least = rank;
      }
    }
    return best;
  }

  private static Code.Num atom(Code.Num part) {
    return switch (part) {
      case SlotExpressions.Once once -> once.test();
      case SlotExpressions.NumSlot truth -> new SlotExpressions.InRange(truth.slot(), 1, 1, true);
      default -> part;
    };
  }

  private static int rank(Code.Num atom) {
    return switch (atom) {
      case SlotExpressions.Contains part -> part.literal().length() >= 3 ? 1 : NEVER;
      case SlotExpressions.OneOf one when one.within() ->
          one.slot() != Variable.EVENT_TYPE.slot()
              ? 2
              : one.texts().contains("m.room.message") ? 8 : 4;
      case SlotExpressions.InRange range -> rank(range);
      default -> NEVER;
    };
  }

  /** A counter that must have come to two is rarest; that something is small says little. */
  private static int rank(SlotExpressions.InRange range) {
    if (!BoundIndex.serves(range)) {
      return NEVER;
    }
    long from = BoundIndex.isFromBelow(range) ? BoundIndex.bound(range) : 0;
    return range.slot() >= Variable.count() && from >= 2 ? 3 : from >= 2 ? 5 : from == 1 ? 6 : 9;
  }
}
