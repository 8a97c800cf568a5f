package dev.forseti.rules.compile;

import dev.forseti.features.Variable;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.counter.Counter;
import dev.forseti.rules.eval.SharedTrait;
import dev.forseti.rules.eval.Witnesses;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The counters of all packs that bear out the rules which read them, by their slots. */
final class WitnessCounters {
  /** Lines of one paste, or of one thought, come closer together, in milliseconds. */
  private static final long PAUSE = 15_000;

  private final Map<Integer, SharedTrait> traits = new HashMap<>();
  private final Set<Integer> rooms = new HashSet<>();
  private final Set<Integer> repeats = new HashSet<>();

  /**
   * Notes what a counter tells beyond one deed of the sender in one room; of most, nothing.
   *
   * @param counter with its slot
   * @param of the variable counted; null for kinds that need none
   * @param keys what it is kept by
   */
  void add(Counter counter, @Nullable Symbol of, List<String> keys) {
    boolean isOfTheSender = keys.contains("sender");
    boolean isDistinct = counter.kind() == Counter.Kind.DISTINCT;
    if (isDistinct && of != null && of.slot() == Variable.SENDER_ID.slot()) {
      SharedTrait trait = CounterKeys.trait(keys, counter.windowMillis(), counter.slot());
      if (trait != null) {
        traits.put(counter.slot(), trait);
      }
    }
    if (isDistinct && of != null && of.slot() == Variable.ROOM_ID.slot() && isOfTheSender) {
      rooms.add(counter.slot());
    }
    boolean isOfDeeds = counter.kind() == Counter.Kind.SESSIONS && counter.where() != null;
    if (isOfDeeds && counter.gapMillis() >= PAUSE && isOfTheSender) {
      repeats.add(counter.slot());
    }
  }

  /** Those of them that a rule reads. */
  Witnesses among(Collection<Symbol> reads) {
    List<Integer> slots =
        reads.stream().filter(symbol -> symbol.constant() == null).map(Symbol::slot).toList();
    return new Witnesses(
        narrowestFirst(slots),
        slots.stream().filter(rooms::contains).toList(),
        slots.stream().filter(repeats::contains).toList());
  }

  private List<SharedTrait> narrowestFirst(List<Integer> slots) {
    return slots.stream()
        .map(traits::get)
        .filter(Objects::nonNull)
        .sorted(
            Comparator.comparingInt((SharedTrait trait) -> CounterKeys.narrowness(trait.key()))
                .thenComparingInt(SharedTrait::accounts))
        .toList();
  }
}
