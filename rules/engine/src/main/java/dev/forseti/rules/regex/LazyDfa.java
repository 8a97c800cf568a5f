package dev.forseti.rules.regex;

import static java.util.Objects.requireNonNull;

import dev.forseti.rules.regex.RegexNode.Neighbour;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The deterministic automaton of an {@link Nfa}, whose states are built when a text first comes to
 * them and forgotten, all at once, when they are too many: a text costs one look-up a character,
 * and never more than the steps that the expressions have at it. Shared by threads: a state does
 * not change but for the ways onward that were found, and who finds one anew finds the same.
 */
final class LazyDfa {
  /** About how many ways onward are kept, four bytes each. */
  static final int MOST_WAYS = 1 << 20;

  private static final int LEAST_STATES = 64;

  private final Nfa nfa;
  private final Alphabet alphabet;
  private final int words;
  private final int mostStates;
  private final Map<Neighbour, @Nullable Reached[]> fromStart = new EnumMap<>(Neighbour.class);
  private volatile States states;

  /** The steps that wait for a character, and the expressions that were found before it. */
  private record Reached(BitSet waiting, BitSet found) {}

  private static final class States {
    final State first;
    final ConcurrentMap<State, State> known = new ConcurrentHashMap<>();

    States(State first) {
      this.first = first;
      known.put(first, first);
    }
  }

  private static final class State {
    final int[] waiting;
    final Neighbour before;
    final long[] found;
    final @Nullable State[] ways;

    State(Reached reached, Neighbour before, int ways) {
      waiting = reached.waiting.stream().toArray();
      this.before = before;
      found = reached.found.toLongArray();
      this.ways = new State[ways];
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof State that
          && before == that.before
          && Arrays.equals(waiting, that.waiting)
          && Arrays.equals(found, that.found);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Arrays.hashCode(waiting) + Arrays.hashCode(found)) + before.hashCode();
    }
  }

  /** The automaton for texts; expressions are numbered below that many. */
  LazyDfa(Nfa nfa, int expressions, int mostWays) {
    this.nfa = nfa;
    alphabet = new Alphabet(nfa.sets());
    words = (expressions + Long.SIZE - 1) / Long.SIZE;
    mostStates = Math.max(LEAST_STATES, mostWays / (alphabet.size() + 1));
    for (Neighbour before : Neighbour.values()) {
      fromStart.put(before, new Reached[alphabet.size() + 1]);
    }
    states = begin();
  }

  private States begin() {
    Reached nothing = new Reached(new BitSet(), new BitSet());
    return new States(new State(nothing, Neighbour.NOTHING, alphabet.size() + 1));
  }

  /** A bit for each expression that is found in the text. */
  long[] find(String text) {
    long[] found = new long[words];
    State state = states.first;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      int of;
      if (Character.isHighSurrogate(c) && i + 1 < length) {
        int whole = text.codePointAt(i);
        i += Character.charCount(whole) - 1;
        of = alphabet.of(whole);
      } else {
        of = alphabet.of(c);
      }
      state = onward(state, of);
      if (state.found.length > 0) {
        note(state, found);
      }
    }
    note(onward(state, alphabet.size()), found);
    return found;
  }

  private static void note(State state, long[] found) {
    for (int i = 0; i < state.found.length; i++) {
      found[i] |= state.found[i];
    }
  }

  private State onward(State from, int of) {
    State next = from.ways[of];
    return next == null ? build(from, of) : next;
  }

  private State build(State from, int of) {
    Neighbour after = alphabet.neighbour(of);
    Reached start = fromStart(from.before, of);
    BitSet waiting = (BitSet) start.waiting.clone();
    BitSet found = (BitSet) start.found.clone();
    follow(from.waiting, from.before, of, waiting, found);
    State next = new State(new Reached(waiting, found), after, from.ways.length);
    States now = states;
    State same = now.known.get(next);
    if (same == null) {
      if (now.known.size() >= mostStates) {
        now = begin();
        states = now;
      }
      same = now.known.putIfAbsent(next, next);
    }
    State way = same == null ? next : same;
    from.ways[of] = way;
    return way;
  }

  /** What is reached when each expression begins here. */
  private Reached fromStart(Neighbour before, int of) {
    @Nullable Reached[] row = requireNonNull(fromStart.get(before));
    Reached known = row[of];
    if (known == null) {
      BitSet waiting = new BitSet();
      BitSet found = new BitSet();
      int[] starts = nfa.starts().stream().mapToInt(Integer::intValue).toArray();
      follow(starts, before, of, waiting, found);
      known = new Reached(waiting, found); // only now: other threads see what was put in before
      row[of] = known;
    }
    return known;
  }

  /** Goes on from the steps over a character of the class. */
  private void follow(int[] from, Neighbour before, int of, BitSet waiting, BitSet found) {
    Neighbour after = alphabet.neighbour(of);
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    for (int step : from) {
      open.push(step);
    }
    while (!open.isEmpty()) {
      int at = open.pop();
      if (seen.get(at)) {
        continue;
      }
      seen.set(at);
      switch (nfa.step(at)) {
        case Nfa.Step.Read(int set, int next) -> {
          if (of < alphabet.size() && alphabet.isIn(set, of)) {
            waiting.set(next);
          }
        }
        case Nfa.Step.Fork(int one, int other) -> {
          open.push(one);
          open.push(other);
        }
        case Nfa.Step.At(RegexNode.Place place, int next) -> {
          if (place.isBetween(before, after)) {
            open.push(next);
          }
        }
        case Nfa.Step.Found(int expression) -> found.set(expression);
      }
    }
  }
}
